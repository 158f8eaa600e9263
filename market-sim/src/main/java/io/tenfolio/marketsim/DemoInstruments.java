package io.tenfolio.marketsim;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The five hundred instruments of the demo: the same seed gives the same list on every machine.
///
/// 280 stocks on five venues, 50 ETFs, 160 plans of Indian mutual funds, 10 coins. All but the coins are invented; their ISINs
/// have valid check digits but carry a `ZZ` where a real one would not.
public final class DemoInstruments {
    private DemoInstruments() {}

    public static List<DemoInstrument> of(long seed) {
        var tickers = new Tickers();
        // Each part has a generator of its own, so that a change in one leaves the others as they
        // were.
        return Stream.of(
                        new DemoStocks(new Random(seed), tickers).all(),
                        new DemoEtfs(new Random(seed + 1), tickers).all(),
                        new DemoFunds(new Random(seed + 2)).all(),
                        DemoCoins.ALL)
                .<DemoInstrument>flatMap(List::stream)
                .toList();
    }
}
