package io.tenfolio.marketsim;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.marketsim.DemoInstrument.Kind;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoInstrumentsTest {
    private final List<DemoInstrument> instruments = DemoInstruments.of(1);

    @Test
    void areFiveHundredOfFourKinds() {
        assertThat(instruments.stream().collect(groupingBy(DemoInstrument::kind, counting())))
                .isEqualTo(
                        Map.of(Kind.STOCK, 280L, Kind.ETF, 50L, Kind.FUND, 160L, Kind.CRYPTO, 10L));
    }

    @Test
    void haveASymbolANameAndAnIsinOfTheirOwn() {
        assertThat(instruments.stream().map(DemoInstrument::symbol)).doesNotHaveDuplicates();
        assertThat(instruments.stream().map(DemoInstrument::name)).doesNotHaveDuplicates();
        assertThat(instruments.stream().map(DemoInstrument::isin).flatMap(Optional::stream))
                .hasSize(490)
                .doesNotHaveDuplicates();
    }

    @Test
    void haveIsinsWithTheirCheckDigit() {
        // Public examples first, so that the check itself is known to be right.
        assertThat(IsinNumber.complete("US037833100")).isEqualTo("US0378331005");
        assertThat(IsinNumber.complete("DE000716460")).isEqualTo("DE0007164600");
        assertThat(IsinNumber.complete("GB000263494")).isEqualTo("GB0002634946");

        assertThat(instruments.stream().map(DemoInstrument::isin).flatMap(Optional::stream))
                .allSatisfy(isin ->
                        assertThat(isin).isEqualTo(IsinNumber.complete(isin.substring(0, 11))));
    }

    @Test
    void quoteInPenceInLondonAndCountInPounds() {
        assertThat(instruments)
                .filteredOn(instrument -> instrument.venue() == Venue.XLON)
                .hasSize(55)
                .allSatisfy(instrument -> {
                    assertThat(instrument.quoteCurrency()).isEqualTo("GBp");
                    assertThat(instrument.currency()).isEqualTo("GBP");
                });
    }

    @Test
    void areTheSameOnEveryMachineAndDifferForAnotherSeed() throws Exception {
        assertThat(DemoInstruments.of(1)).isEqualTo(instruments);
        assertThat(DemoInstruments.of(2)).isNotEqualTo(instruments);
        assertThat(fingerprint(instruments)).isEqualTo("dc9014617526e974");
    }

    private static String fingerprint(List<DemoInstrument> instruments) throws Exception {
        var text = String.join("\n", instruments.stream().map(DemoInstrument::toString).toList());
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8"));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
