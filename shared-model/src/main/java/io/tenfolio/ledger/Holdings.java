package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.AccountId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All positions of a portfolio at a moment, cash among them, closed ones too, and how each sale so far was
/// relieved.
public record Holdings(SortedMap<PositionKey, Position> positions, List<Relief> reliefs) {
    public Holdings {
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
        reliefs = List.copyOf(reliefs);
    }

    public Optional<Position> of(AccountId account, InstrumentId instrument) {
        return Optional.ofNullable(positions.get(new PositionKey(account, instrument)));
    }

    /// Whether everything sold had come before.
    public boolean isComplete() {
        return positions.values().stream().allMatch(Position::isComplete);
    }
}
