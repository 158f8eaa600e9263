package io.tenfolio.ledger;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.NOON;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.money.CurrencyMismatch;
import io.tenfolio.money.Decimals;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
    @Test
    void refusesQuantitiesThatAreNotPositive() {
        refused(() -> aLedger().buy("0", APPLE, "1 USD"));
        refused(() -> aLedger().sell("-1", APPLE, "1 USD"));
        refused(() -> aLedger().bonus("0", APPLE));
        refused(() -> aLedger().deliveryIn("-1", APPLE, "1 USD"));
        refused(() -> aLedger().deliveryOut("0", APPLE, "1 USD"));
        refused(() -> aLedger().transferTo(2, "0", APPLE));
    }

    @Test
    void refusesNegativeAmountsButTakesInterestCharged() {
        refused(() -> aLedger().deposit("-1 EUR"));
        refused(() -> aLedger().withdraw("-1 EUR"));
        refused(() -> aLedger().fee("-1 EUR"));
        refused(() -> aLedger().charged("-1", "0").buy("1", APPLE, "1 USD"));
        refused(() -> aLedger().charged("0", "-1").dividend(APPLE, "1 USD"));
        refused(() -> aLedger().exchange("-1 EUR", "1 USD"));

        assertThat(aLedger().interest("-1 EUR").entries()).hasSize(1);
    }

    @Test
    void refusesChargesInAnotherCurrencyThanTheAmount() {
        var booking = new Booking(EntryId.NEW, new AccountId(1), NOON, NOON, "");

        assertThatThrownBy(() ->
                        new LedgerEntry.Buy(
                                booking,
                                APPLE.id(),
                                Quantity.of(1),
                                money("100 USD"),
                                money("1 EUR"),
                                money("0 USD"),
                                null))
                .isInstanceOf(CurrencyMismatch.class);
    }

    @Test
    void refusesRatesThatAreNotPositiveOrTooFine() {
        refused(() -> aLedger().atRate("0").buy("1", APPLE, "1 USD"));
        assertThatThrownBy(() -> aLedger().atRate("1E-19").sell("1", APPLE, "1 USD"))
                .isInstanceOf(Decimals.OutOfBounds.class);
    }

    @Test
    void refusesSplitsWithoutARatioAndTransfersToTheSameAccount() {
        refused(() -> aLedger().split(APPLE, 0, 1));
        refused(() -> aLedger().split(APPLE, 2, -1));
        refused(() -> aLedger().transferTo(1, "5", EUROS));
    }

    private static void refused(ThrowingCallable entry) {
        assertThatThrownBy(entry).isInstanceOf(IllegalArgumentException.class);
    }
}
