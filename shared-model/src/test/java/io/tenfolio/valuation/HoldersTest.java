package io.tenfolio.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HoldersTest {
    private static final BlockLayout LAYOUT = new BlockLayout(7);
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int INSTRUMENTS = 12;
    private static final int PORTFOLIOS = 50;

    /// The instruments of each portfolio, in the order in which they were bought, some of them twice.
    private final List<List<Integer>> held = new ArrayList<>();

    @Property(tries = 300)
    void areWhatAScanOfAllHoldingsFindsAfterWhateverIsBooked(@ForAll long seed) {
        var random = new Random(seed);
        held.clear();
        for (int i = 0; i < random.nextInt(1, PORTFOLIOS); i++) {
            held.add(new ArrayList<>());
            book(random, i);
        }
        var blocks = blocks();
        var holders = Holders.of(blocks);
        assertEqualsScan(holders);

        for (int round = 0; round < 5; round++) {
            for (int booking = random.nextInt(6); booking > 0; booking--) {
                book(random, random.nextInt(held.size()));
            }
            if (random.nextBoolean()) {
                held.add(new ArrayList<>(List.of(INSTRUMENTS + round)));
            }
            var now = blocks();
            holders = holders.with(blocks, now);
            blocks = now;
            assertEqualsScan(holders);
        }
    }

    private void book(Random random, int portfolio) {
        var its = held.get(portfolio);
        if (random.nextInt(3) == 0) {
            its.clear();
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            its.add(1 + random.nextInt(INSTRUMENTS));
        }
    }

    @Test
    void countWhoHoldsAnInstrumentInTwoAccountsOnce() {
        held.add(List.of(3, 5, 3));
        held.add(List.of(5));

        var holders = Holders.of(blocks());

        assertThat(holders.count(new InstrumentId(3))).isEqualTo(1);
        assertThat(holders.count(new InstrumentId(5))).isEqualTo(2);
        assertThat(holders.count(new InstrumentId(999))).isZero();
    }

    @Test
    void findWhoHoldsAnyOfSomeInstrumentsByBlockAndPlace() {
        for (int portfolio = 1; portfolio <= 20; portfolio++) {
            held.add(List.of(portfolio == 4 || portfolio == 18 ? 3 : 5));
        }
        held.add(List.of(6));

        var some =
                Holders.of(blocks()).of(List.of(new InstrumentId(3), new InstrumentId(6)), LAYOUT);

        assertThat(some).containsOnlyKeys(0, 2);
        assertThat(some.get(0)).isEqualTo(BitSet.valueOf(new long[] {1 << 3}));
        assertThat(some.get(2)).isEqualTo(BitSet.valueOf(new long[] {1 << 3 | 1 << 6}));
    }

    @Test
    void leaveOutCashAndWhatWasSold() {
        var block = PositionBlock.of(0, LAYOUT);
        block.portfolio(new PortfolioId(1), EURO)
                .holdsCash(EURO, "100.00", "0.0000")
                .holds(3, "0.000000000000000000", "0.0000", "5.0000")
                .holds(5, "1.000000000000000000", "0.0000", "5.0000");

        assertThat(Holders.of(List.of(block.build())).size()).isEqualTo(1);
    }

    @Test
    void takeFourBytesAHoldingAndLittleMoreAnInstrument() {
        for (int i = 0; i < 10_000; i++) {
            held.add(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        }

        assertThat(Holders.of(blocks()).bytes()).isBetween(400_000L, 400_400L);
    }

    private List<PositionBlock> blocks() {
        int last = LAYOUT.blockOf(new PortfolioId(held.size()));
        return IntStream.rangeClosed(0, last)
                .mapToObj(number -> {
                    var block = PositionBlock.of(number, LAYOUT);
                    for (int i = 0; i < held.size(); i++) {
                        var portfolio = new PortfolioId(i + 1);
                        if (LAYOUT.blockOf(portfolio) == number) {
                            block.portfolio(portfolio, EURO);
                            held.get(i)
                                    .forEach(instrument ->
                                            block.holds(instrument, "1.5", "10.0000", "0.0000"));
                        }
                    }
                    return block.build();
                })
                .toList();
    }

    private void assertEqualsScan(Holders holders) {
        for (int instrument = 1; instrument < 2 * INSTRUMENTS; instrument++) {
            var scan = new TreeMap<Integer, BitSet>();
            for (int i = 0; i < held.size(); i++) {
                if (held.get(i).contains(instrument)) {
                    var portfolio = new PortfolioId(i + 1);
                    scan.computeIfAbsent(LAYOUT.blockOf(portfolio), _ -> new BitSet())
                            .set(LAYOUT.placeOf(portfolio));
                }
            }
            var asked = new InstrumentId(instrument);
            assertThat(holders.of(List.of(asked), LAYOUT)).isEqualTo(scan);
            assertThat(holders.count(asked))
                    .isEqualTo(scan.values().stream().mapToInt(BitSet::cardinality).sum());
        }
    }
}
