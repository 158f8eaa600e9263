package io.tenfolio.web.instrument;

import io.tenfolio.instrument.Instrument;

/// What merging `duplicate` into `survivor` would move.
public record Merge(
        Instrument duplicate, Instrument survivor, int entries, int portfolios, int identifiers) {
    /// Only what is priced in the same currency and is the same kind of thing can be one.
    public boolean fits() {
        return !duplicate.id().equals(survivor.id())
                && duplicate.currency().equals(survivor.currency())
                && duplicate.assetClass() == survivor.assetClass();
    }
}
