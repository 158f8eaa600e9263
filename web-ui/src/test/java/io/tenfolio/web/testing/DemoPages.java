package io.tenfolio.web.testing;

import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.instrument.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// The pages alone on invented data, to look at while working on them: a run every twenty seconds.
/// Log in as anna (English) or bernd (German).
public final class DemoPages {
    private DemoPages() {}

    public static void main(String[] args) throws Exception {
        var world = new World();
        var held = people(world);
        var every = Duration.ofSeconds(20);
        new SpringApplicationBuilder(TestPages.class)
                .initializers(
                        (ApplicationContextInitializer<GenericApplicationContext>)
                                context ->
                                        context.registerBean(
                                                "handCache",
                                                LiveValuations.class,
                                                world::cache,
                                                bean -> bean.setPrimary(true)))
                .properties("spring.config.import=classpath:web-ui.yml")
                .properties(world.database.properties())
                .properties(
                        Map.of(
                                "server.port",
                                args.length > 0 ? args[0] : "8099",
                                "spring.flyway.enabled",
                                "false",
                                "tenfolio.timetable.every",
                                "20s",
                                "tenfolio.hazelcast.mode",
                                "off"))
                .run();
        var random = new Random(7);
        while (true) {
            held.forEach((instrument, price) -> {
                if (random.nextInt(3) > 0) {
                    held.put(instrument, moved(price, random));
                    world.quote(instrument, held.get(instrument));
                }
            });
            long step = every.toSeconds();
            world.publish(
                    Instant.ofEpochSecond(Instant.now().getEpochSecond() / step * step),
                    Duration.ofSeconds(15));
            Thread.sleep(every);
        }
    }

    private static String moved(String price, Random random) {
        var parts = price.split(" ");
        return String.format(
                Locale.ROOT,
                "%.4f %s",
                Double.parseDouble(parts[0]) * (1 + random.nextGaussian() * 0.002),
                parts[1]);
    }

    private static Map<InstrumentId, String> people(World world) {
        var anna = world.person("anna", "Anna Lindqvist", "en-IE");
        var bernd = world.person("bernd", "Bernd Hoffmann", "de-DE");
        world.person("carla", "Carla Neumann", "en-GB");
        var held = new LinkedHashMap<InstrumentId, String>();
        List<InstrumentId> ids = new ArrayList<>();
        add(
                world,
                held,
                ids,
                world.etf("VWRD", "Meridian All-World UCITS ETF", "125.57 EUR"),
                "125.57 EUR");
        add(
                world,
                held,
                ids,
                world.equity("NRDA", "Norda Systems", "Technology", "232.39 USD"),
                "232.39 USD");
        add(
                world,
                held,
                ids,
                world.equity("KELV", "Kelvin Microdevices", "Technology", "427.29 USD"),
                "427.29 USD");
        add(
                world,
                held,
                ids,
                world.equity("BRGT", "Brightwater Utilities plc", "Utilities", "11.482 GBP"),
                "11.482 GBP");
        add(
                world,
                held,
                ids,
                world.equity("HLVT", "Helvetia Pharma", "Health care", "98.24 EUR"),
                "98.24 EUR");
        add(
                world,
                held,
                ids,
                world.equity("SOLM", "Solmar Energy", "Energy", "41.06 EUR"),
                "41.06 EUR");
        add(
                world,
                held,
                ids,
                world.equity("CRSN", "Crescent Insurance Group", "Financials", "63.77 USD"),
                "63.77 USD");
        add(
                world,
                held,
                ids,
                world.equity("PLNT", "Planta Foods", "Consumer staples", "27.90 EUR"),
                "27.90 EUR");
        add(
                world,
                held,
                ids,
                world.fund("SAHY", "Sahyadri Flexi Cap Fund Direct Growth", "84.2310 INR"),
                "84.2310 INR");
        add(
                world,
                held,
                ids,
                world.fund("NIRV", "Nirvana Short Term Debt Fund", "31.9921 INR"),
                "31.9921 INR");
        add(world, held, ids, world.crypto("BTC", "Bitcoin", "58699.66 USD"), "58699.66 USD");
        add(world, held, ids, world.crypto("DOT", "Polkadot", "0.08127 USD"), "0.08127 USD");
        add(world, held, ids, world.etf("GLDP", "Physical Gold ETC", "48.81 EUR"), "48.81 EUR");
        var eur = world.cash("EUR");
        var usd = world.cash("USD");
        var unpriced =
                world.equity("NOVA", "Novalis Biotech (new listing)", "Health care", "- USD");

        var main = world.portfolio(anna, "Anna’s savings");
        var broker = world.account(main, "Broker");
        var pension = world.account(main, "Pension");
        String[] quantities = {
            "420", "110", "60", "900", "75", "310", "140", "520", "9500", "21000", "0.35",
            "24000.5", "310"
        };
        String[] costs = {
            "41200.00",
            "24180.50",
            "16250.00",
            "12890.00",
            "8100.00",
            "13400.00",
            "7010.00",
            "15200.00",
            "6900.00",
            "6410.00",
            "11800.00",
            "2950.00",
            "12600.00"
        };
        for (int i = 0; i < ids.size(); i++) {
            world.hold(main, i % 4 == 0 ? pension : broker, ids.get(i), quantities[i], costs[i]);
        }
        world.hold(main, pension, ids.get(1), "15", "3100.00");
        world.hold(main, broker, unpriced, "200", "4100.00");
        world.hold(main, broker, eur, "8214.55", "0");
        world.hold(main, broker, usd, "2100.10", "0");
        var children = world.portfolio(anna, "For the children");
        var plan = world.account(children, "Plan");
        world.hold(children, plan, ids.get(0), "82.5", "9410.00");
        world.hold(children, plan, eur, "310.00", "0");
        var berndsOwn = world.portfolio(bernd, "Depot");
        var depot = world.account(berndsOwn, "Depot");
        for (int i = 0; i < 6; i++) {
            world.hold(berndsOwn, depot, ids.get(i), quantities[i], costs[i]);
        }
        world.hold(berndsOwn, depot, eur, "-12.40", "0");

        world.aged(ids.get(3));
        var today = LocalDate.now(World.BERLIN);
        world.recordMarket(today.atStartOfDay(World.BERLIN).minusHours(4).toInstant());
        var first =
                Instant.ofEpochSecond(Instant.now().getEpochSecond() / 600 * 600)
                        .minusSeconds(5400);
        world.publish(first);
        world.closes(main, today, 1095, total(world, main));
        world.closes(children, today, 700, total(world, children));
        world.closes(berndsOwn, today, 300, total(world, berndsOwn));
        for (int i = 1; i < 8; i++) {
            var random = new Random(i);
            held.replaceAll((id, price) -> moved(price, random));
            held.forEach(world::quote);
            world.publish(first.plusSeconds(600L * i));
        }
        return held;
    }

    private static double total(World world, io.tenfolio.portfolio.PortfolioId portfolio) {
        var run = world.runs.latestPublished().orElseThrow().id();
        var figures = world.valuations.of(run, portfolio).orElseThrow();
        return (figures.get(io.tenfolio.valuation.Figure.MARKET_VALUE)
                        + figures.get(io.tenfolio.valuation.Figure.CASH))
                / 10_000.0
                * 0.9932;
    }

    private static void add(
            World world,
            Map<InstrumentId, String> held,
            List<InstrumentId> ids,
            InstrumentId id,
            String price) {
        held.put(id, price);
        ids.add(id);
    }
}
