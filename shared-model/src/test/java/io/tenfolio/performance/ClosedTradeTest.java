package io.tenfolio.performance;

import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.ledger.RateHistory;
import io.tenfolio.ledger.Relief;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.testing.LedgerBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class ClosedTradeTest {
    @Test
    void earnsWhatItsLotsEarnedEachSinceItCame() {
        var trade =
                closed(
                        aLedger()
                                .on("2025-01-01")
                                .charged("10", "0")
                                .buy("10", SIEMENS, "990 EUR")
                                .on("2026-01-01")
                                .charged("5", "5")
                                .sell("10", SIEMENS, "1110 EUR"));

        assertThat(trade.tradeReturn().orElseThrow()).isEqualByComparingTo("0.1");
        assertThat(rate(trade)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void isAGainWhenAShortSaleIsCoveredForLess() {
        var trade =
                closed(
                        aLedger()
                                .in(9)
                                .on("2025-01-01")
                                .sell("10", SIEMENS, "1000 EUR")
                                .on("2026-01-01")
                                .buy("10", SIEMENS, "800 EUR"));

        assertThat(trade.tradeReturn().orElseThrow()).isEqualByComparingTo("0.2");
        assertThat(rate(trade)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void isALossWhenAShortSaleIsCoveredForMore() {
        var trade =
                closed(
                        aLedger()
                                .in(9)
                                .on("2025-01-01")
                                .sell("10", SIEMENS, "1000 EUR")
                                .on("2026-01-01")
                                .buy("10", SIEMENS, "1300 EUR"));

        assertThat(trade.tradeReturn().orElseThrow()).isEqualByComparingTo("-0.3");
        assertThat(rate(trade)).isCloseTo(-0.3, within(1e-12));
    }

    private static Relief closed(LedgerBuilder story) {
        return story.ledger()
                .holdings(
                        CostMethod.FIFO,
                        Currency.getInstance("EUR"),
                        RateHistory.none(),
                        Instant.MAX)
                .reliefs()
                .getFirst();
    }

    private static double rate(Relief trade) {
        return ((MoneyWeightedReturn.Rate) ClosedTrade.moneyWeightedReturn(trade, ZoneOffset.UTC))
                .annual();
    }
}
