package io.tenfolio.db.live;

import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// No cache, no ticks: pushed prices show with the next run.
public final class NoLiveTicks implements LiveTicks {
    @Override
    public void put(RunId run, Map<PortfolioId, Tick> ticks) {}

    @Override
    public void complete(RunId run, long priceSequence) {}

    /// All that can be: nobody needs to value anything.
    @Override
    public OptionalLong completeUpTo(RunId run) {
        return OptionalLong.of(Long.MAX_VALUE);
    }

    @Override
    public Optional<Tick> of(RunId run, PortfolioId portfolio) {
        return Optional.empty();
    }

    @Override
    public Map<PortfolioId, Tick.Version> versions(RunId run, Collection<PortfolioId> portfolios) {
        return Map.of();
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        return () -> {};
    }
}
