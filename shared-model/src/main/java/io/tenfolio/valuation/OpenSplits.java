package io.tenfolio.valuation;

import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry.Split;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.price.KnownSplit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The splits that are in positions, as each account booked them for itself. A price from before one of them is told for other units
/// than the position counts: it is carried into the position's units, until the first price after the split.
public final class OpenSplits {
    public static final OpenSplits NONE = new OpenSplits(Map.of());

    private final Map<PositionKey, List<KnownSplit>> byPosition;

    public OpenSplits(Map<PositionKey, List<KnownSplit>> byPosition) {
        this.byPosition = Map.copyOf(byPosition);
    }

    /// Those of several portfolios: no account belongs to two.
    public static OpenSplits together(Collection<OpenSplits> several) {
        var all = new HashMap<PositionKey, List<KnownSplit>>();
        several.forEach(one -> all.putAll(one.byPosition));
        return new OpenSplits(all);
    }

    /// Those of a ledger that took effect until `upTo`.
    public static OpenSplits of(Ledger ledger, ZoneId zone, Instant upTo) {
        var splits = new HashMap<PositionKey, List<KnownSplit>>();
        ledger.splits().forEach((position, all) -> splits.put(position, known(all, zone, upTo)));
        return new OpenSplits(splits);
    }

    /// Those of one of its positions.
    public static List<KnownSplit> of(
            Ledger ledger, PositionKey position, ZoneId zone, Instant upTo) {
        var splits = ledger.splits().get(position);
        return splits == null ? List.of() : known(splits, zone, upTo);
    }

    private static List<KnownSplit> known(List<Split> splits, ZoneId zone, Instant upTo) {
        return splits.stream()
                .filter(split -> !split.booking().effectiveAt().isAfter(upTo))
                .map(split ->
                        KnownSplit.ofDay(
                                split.booking().effectiveAt(),
                                zone,
                                split.ratioNew(),
                                split.ratioOld()))
                .toList();
    }

    public boolean isEmpty() {
        return byPosition.isEmpty();
    }

    /// Of one holding; none for almost all.
    public List<KnownSplit> of(Holding holding) {
        return byPosition.isEmpty()
                ? List.of()
                : byPosition.getOrDefault(
                        new PositionKey(holding.account(), holding.instrument()), List.of());
    }
}
