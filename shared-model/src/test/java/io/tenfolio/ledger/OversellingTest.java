package io.tenfolio.ledger;

import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenfolio.money.Quantity;
import io.tenfolio.testing.LedgerBuilder;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class OversellingTest {
    private static LedgerBuilder tenUnits() {
        return aLedger().on("2026-01-05").buy("10", SIEMENS, "1000 EUR").on("2026-02-05");
    }

    @Test
    void letsAllThatIsHeldGo() {
        assertThatCode(book(tenUnits(), tenUnits().sell("10", SIEMENS, "1 EUR")))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheMissingQuantity() {
        refused(tenUnits(), tenUnits().sell("12.5", SIEMENS, "1 EUR"), "2.5");
        refused(tenUnits(), tenUnits().deliveryOut("11", SIEMENS, "1 EUR"), "1");
        refused(tenUnits(), tenUnits().transferTo(2, "10.5", SIEMENS), "0.5");
    }

    @Test
    void refusesASaleBeforeThePurchase() {
        refused(tenUnits(), tenUnits().on("2026-01-04").sell("10", SIEMENS, "1 EUR"), "10");
    }

    @Test
    void refusesALateEntryThatLeavesALaterSaleWithoutUnits() {
        var sold = tenUnits().sell("8", SIEMENS, "1 EUR");

        refused(
                sold,
                tenUnits().sell("8", SIEMENS, "1 EUR").on("2026-01-20").sell("5", SIEMENS, "1 EUR"),
                "3");
    }

    @Test
    void refusesTheReversalOfAPurchaseWhoseUnitsAreSold() {
        var sold = tenUnits().sell("8", SIEMENS, "1 EUR");

        refused(sold, tenUnits().sell("8", SIEMENS, "1 EUR").reverse(1), "8");
    }

    @Test
    void refusesTheReversalOfASplitOrTransferWhoseUnitsAreSold() {
        refused(
                tenUnits().split(SIEMENS, 2, 1).sell("15", SIEMENS, "1 EUR"),
                tenUnits().split(SIEMENS, 2, 1).sell("15", SIEMENS, "1 EUR").reverse(2),
                "5");
        refused(
                tenUnits().transferTo(2, "10", SIEMENS).in(2).sell("6", SIEMENS, "1 EUR"),
                tenUnits()
                        .transferTo(2, "10", SIEMENS)
                        .in(2)
                        .sell("6", SIEMENS, "1 EUR")
                        .reverse(2),
                "6");
    }

    @Test
    void refusesASplitThatLeavesALaterSaleWithoutUnits() {
        refused(
                tenUnits().on("2026-03-05").sell("10", SIEMENS, "1 EUR"),
                tenUnits()
                        .on("2026-03-05")
                        .sell("10", SIEMENS, "1 EUR")
                        .on("2026-02-05")
                        .split(SIEMENS, 1, 2),
                "5");
    }

    @Test
    void countsASaleThatIsStillToCome() {
        var planned = tenUnits().on("2099-01-01").sell("10", SIEMENS, "1 EUR");

        refused(
                planned,
                tenUnits()
                        .on("2099-01-01")
                        .sell("10", SIEMENS, "1 EUR")
                        .on("2026-03-01")
                        .sell("1", SIEMENS, "1 EUR"),
                "1");
    }

    @Test
    void letsShortsOpenWhereTheAccountAllowsThem() {
        assertThatCode(book(tenUnits(), tenUnits().in(9).sell("5", SIEMENS, "1 EUR")))
                .doesNotThrowAnyException();
    }

    @Test
    void letsCashBeOverdrawn() {
        assertThatCode(book(tenUnits(), tenUnits().transferTo(2, "5000", EUROS)))
                .doesNotThrowAnyException();
    }

    @Test
    void doesNotBlameAnEntryForUnitsThatWereMissingBefore() {
        var broken = aLedger().sell("1", SIEMENS, "1 EUR");

        assertThatCode(book(broken, aLedger().sell("1", SIEMENS, "1 EUR").deposit("1 EUR")))
                .doesNotThrowAnyException();
    }

    /// Books the last entry of `more` into the ledger of `story`.
    private static ThrowableAssert.ThrowingCallable book(LedgerBuilder story, LedgerBuilder more) {
        return () -> Overselling.refuse(story.ledger(), more.last());
    }

    private static void refused(LedgerBuilder story, LedgerBuilder more, String missing) {
        assertThatExceptionOfType(Overselling.Oversold.class)
                .isThrownBy(book(story, more))
                .satisfies(refusal -> {
                    assertThat(refusal.missing()).isEqualTo(Quantity.of(missing));
                    assertThat(refusal.position().instrument()).isEqualTo(SIEMENS.id());
                })
                .withMessageContaining(missing);
    }
}
