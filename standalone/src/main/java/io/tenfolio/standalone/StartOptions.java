package io.tenfolio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// What the person asked for on the command line. `trades`: the pretend market pushes some, between the slots.
public record StartOptions(
        Path data, int port, boolean fresh, Duration every, int portfolios, boolean trades) {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([smh])");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_PORTFOLIOS = 5_000_000;

    public StartOptions {
        if (port < 1 || port > 65_535) {
            throw notUnderstood("A port is between 1 and 65535, not " + port);
        }
        if (every.compareTo(LONGEST) > 0 || LONGEST.toSeconds() % every.toSeconds() != 0) {
            throw notUnderstood("A day must be whole steps of --every; %s is not".formatted(every));
        }
        if (portfolios < 1 || portfolios > MOST_PORTFOLIOS) {
            throw notUnderstood("--portfolios is between 1 and " + MOST_PORTFOLIOS);
        }
    }

    public static StartOptions parse(String... arguments) {
        var words = new Words(arguments);
        var data = Path.of("data");
        var port = 8080;
        var fresh = false;
        var every = Duration.ofMinutes(10);
        var portfolios = 250;
        var trades = true;
        while (words.more()) {
            switch (words.name()) {
                case "--data" -> data = Path.of(words.value());
                case "--port" -> port = words.number();
                case "--fresh" -> fresh = true;
                case "--every" -> every = span(words.value());
                case "--no-trades" -> trades = false;
                case "--portfolios" -> portfolios = words.number();
                default ->
                        throw notUnderstood(
                                "Not understood: %s (./tenfolio help lists the options)"
                                        .formatted(words.current()));
            }
        }
        return new StartOptions(
                data.toAbsolutePath().normalize(), port, fresh, every, portfolios, trades);
    }

    /// `30s`, `10m`, `1h`.
    private static Duration span(String text) {
        var match = SPAN.matcher(text);
        if (!match.matches()) {
            throw notUnderstood("A span of time is like 30s, 10m or 1h, not " + text);
        }
        var count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private static CannotStart notUnderstood(String message) {
        return new CannotStart(ExitCode.NOT_UNDERSTOOD, message);
    }

    /// Reads `--name value` and `--name=value` alike.
    private static final class Words {
        private final String[] all;
        private int next;
        private String current = "";

        Words(String[] all) {
            this.all = all;
        }

        boolean more() {
            return next < all.length;
        }

        String current() {
            return current;
        }

        String name() {
            current = all[next++];
            var equals = current.indexOf('=');
            return equals < 0 ? current : current.substring(0, equals);
        }

        String value() {
            var equals = current.indexOf('=');
            if (equals >= 0) {
                return current.substring(equals + 1);
            }
            if (!more()) {
                throw notUnderstood(current + " needs a value");
            }
            return all[next++];
        }

        int number() {
            var text = value();
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw notUnderstood("%s is not a number".formatted(text));
            }
        }
    }
}
