package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.AccountId;
import java.util.Comparator;

/// Names a position: one instrument in one account. In order of account, then instrument.
public record PositionKey(AccountId account, InstrumentId instrument)
        implements Comparable<PositionKey> {
    private static final Comparator<PositionKey> ORDER =
            Comparator.<PositionKey>comparingLong(key -> key.account.value())
                    .thenComparingInt(key -> key.instrument.value());

    @Override
    public int compareTo(PositionKey other) {
        return ORDER.compare(this, other);
    }
}
