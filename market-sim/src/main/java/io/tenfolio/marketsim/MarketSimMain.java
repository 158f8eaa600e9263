package io.tenfolio.marketsim;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Runs the pretend market as a process of its own: `[--port N] [--seed S] [--hours always|venue]`.
public final class MarketSimMain {
    private static final Set<String> NAMES = Set.of("--port", "--seed", "--hours");

    private MarketSimMain() {}

    public static void main(String[] args) {
        try {
            var arguments = parse(args);
            var seed = Long.parseLong(arguments.getOrDefault("--seed", "1"));
            var alwaysOpen = alwaysOpen(arguments.getOrDefault("--hours", "always"));
            var market =
                    new Market(seed, DemoInstruments.of(seed), InstantSource.system(), alwaysOpen);
            var port = Integer.parseInt(arguments.getOrDefault("--port", "0"));
            var sim = MarketSim.start(port, market);
            Runtime.getRuntime().addShutdownHook(new Thread(sim::stop));
            System.out.printf("ready url=%s seed=%d%n", sim.url(), seed);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Usage: MarketSimMain [--port N] [--seed S] [--hours always|venue]");
            System.exit(2);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static boolean alwaysOpen(String hours) {
        return switch (hours) {
            case "always" -> true;
            case "venue" -> false;
            default -> throw new IllegalArgumentException("--hours is always or venue");
        };
    }

    private static Map<String, String> parse(String[] args) {
        var arguments = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("Not understood: " + args[i]);
            }
            arguments.put(args[i], args[i + 1]);
        }
        return arguments;
    }
}
