package io.tenfolio.ledger;

import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.rates;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class ExternalFlowsTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void countsDepositsWithdrawalsAndDeliveriesAndNothingElse() {
        var flows =
                aLedger()
                        .deposit("1000 EUR")
                        .withdraw("150 EUR")
                        .deliveryIn("1", SIEMENS, "100 EUR")
                        .deliveryOut("1", SIEMENS, "120 EUR")
                        .buy("2", SIEMENS, "200 EUR")
                        .sell("1", SIEMENS, "110 EUR")
                        .dividend(SIEMENS, "5 EUR")
                        .interest("1 EUR")
                        .fee("2 EUR")
                        .bonus("1", SIEMENS)
                        .transferTo(2, "50", EUROS)
                        .exchange("10 EUR", "12 USD")
                        .ledger()
                        .externalFlows(EUR, RateHistory.none());

        assertThat(flows.flows())
                .extracting(ExternalFlows.Flow::amount)
                .containsExactly(
                        worth("1000 EUR"), worth("-150 EUR"), worth("100 EUR"), worth("-120 EUR"));
    }

    @Test
    void turnsAForeignFlowIntoTheBaseCurrencyAtItsTimesRate() {
        var rates = rates().on("2026-01-01", "USD/EUR", "0.8").on("2026-01-10", "USD/EUR", "0.9");

        var flows =
                aLedger()
                        .on("2026-01-09")
                        .deposit("100 USD")
                        .on("2026-01-11")
                        .deposit("100 USD")
                        .ledger()
                        .externalFlows(EUR, rates);

        assertThat(flows.flows())
                .extracting(ExternalFlows.Flow::amount)
                .containsExactly(worth("80 EUR"), worth("90 EUR"));
    }

    @Test
    void leavesOutWhatWasReversed() {
        var flows =
                aLedger()
                        .deposit("100 EUR")
                        .reverse(1)
                        .ledger()
                        .externalFlows(EUR, RateHistory.none());

        assertThat(flows.flows()).isEmpty();
    }

    @Test
    void addsUpByDayOfTheZoneInAndOutApart() {
        var flows =
                aLedger()
                        .at(Instant.parse("2026-01-05T20:00:00Z")) // 6 January in Kolkata
                        .deposit("100 EUR")
                        .at(Instant.parse("2026-01-06T05:00:00Z"))
                        .deposit("50 EUR")
                        .withdraw("30 EUR")
                        .ledger()
                        .externalFlows(EUR, RateHistory.none());

        assertThat(flows.byDay(ZoneId.of("Asia/Kolkata")))
                .containsOnlyKeys(LocalDate.parse("2026-01-06"))
                .containsValue(new ExternalFlows.Day(worth("150 EUR"), worth("30 EUR")));
        assertThat(flows.byDay(ZoneId.of("UTC"))).hasSize(2);
    }

    @Test
    void netsWhatCameAfterTheBase() {
        var base = Instant.parse("2026-01-05T23:50:00Z");
        var flows =
                aLedger()
                        .at(base)
                        .deposit("1000 EUR")
                        .at(base.plusSeconds(1))
                        .deposit("100 EUR")
                        .at(base.plusSeconds(60))
                        .withdraw("30 EUR")
                        .at(base.plusSeconds(61))
                        .withdraw("1 EUR")
                        .ledger()
                        .externalFlows(EUR, RateHistory.none());

        assertThat(flows.net(base, base.plusSeconds(60))).isEqualTo(worth("70 EUR"));
    }
}
