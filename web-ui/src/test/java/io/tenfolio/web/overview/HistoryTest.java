package io.tenfolio.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.testing.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A thousand euros of cash in Berlin; runs on the 18th and on the 19th.
class HistoryTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-18");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-18T23:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-19T12:00:00Z");

    private World world;
    private Portfolio portfolio;

    @BeforeEach
    void begin() {
        world = new World();
        var anna = world.person("anna", "Anna", "en");
        PortfolioId id = world.portfolio(anna, "Savings");
        world.hold(id, world.account(id, "Broker"), world.cash("EUR"), "1000.00", "0");
        portfolio = world.portfolios.find(id).orElseThrow();
        world.publish(Instant.parse("2026-11-18T12:00:00Z"));
        var last = world.publish(Instant.parse("2026-11-18T18:00:00Z"));
        world.closes.store(last, List.of(close(DAY, "1000.0000")));
        world.publish(Instant.parse("2026-11-19T10:00:00Z"));
    }

    @AfterEach
    void end() {
        world.database.close();
    }

    @Test
    void tellsShortRangesByTheRunsOfEachDay() {
        assertThat(points(Range.WEEK))
                .containsExactly(
                        tuple(Instant.parse("2026-11-18T12:00:00Z"), "1000.0000"),
                        tuple(Instant.parse("2026-11-18T18:00:00Z"), "1000.0000"),
                        tuple(Instant.parse("2026-11-19T10:00:00Z"), "1000.0000"));
    }

    @Test
    void tellsADayThatWasComputedAgainByItsNewClose() {
        world.closes.correct(
                List.of(new TimedClose(close(DAY, "1500.0000"), MIDNIGHT)), Instant.now(), 9);

        assertThat(points(Range.WEEK))
                .containsExactly(
                        tuple(MIDNIGHT, "1500.0000"),
                        tuple(Instant.parse("2026-11-19T10:00:00Z"), "1000.0000"));
        assertThat(points(Range.MONTH)).containsExactly(tuple(MIDNIGHT, "1500.0000"));
    }

    @Test
    void tellsADayWithoutRunsByItsCloseAlsoBetweenOthers() {
        world.publish(Instant.parse("2026-11-16T12:00:00Z"));
        var last = world.publish(Instant.parse("2026-11-17T12:00:00Z"));
        world.closes.store(last, List.of(close(DAY.minusDays(1), "900.0000")));
        world.database
                .ownerJdbc()
                .sql("update run set thinned_at = utc_timestamp(6) where slot = :slot")
                .param("slot", last.slot().epochSecond())
                .update();

        assertThat(points(Range.WEEK))
                .extracting(Tuple::toList)
                .startsWith(
                        List.of(Instant.parse("2026-11-16T12:00:00Z"), "1000.0000"),
                        List.of(MIDNIGHT.minusSeconds(86_400), "900.0000"),
                        List.of(Instant.parse("2026-11-18T12:00:00Z"), "1000.0000"));
    }

    private List<Tuple> points(Range range) {
        return History.read(portfolio, range, NOW, world.closes, world.valuations).points().stream()
                .map(point -> tuple(point.at(), point.total().amount().toPlainString()))
                .toList();
    }

    private Close close(LocalDate day, String cash) {
        var zero = new BigDecimal("0.0000");
        return new Close(portfolio.id(), day, zero, new BigDecimal(cash), zero, zero, zero, zero);
    }
}
