package io.tenfolio.db.live;

import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Ticks in memory: what portfolios are worth since the newest run, for those few that a pushed price concerns. A copy that positions and
/// newest prices rebuild; every read gives up after 200 ms.
public interface LiveTicks {
    /// Of two ticks of one portfolio the higher stays, whoever comes first.
    ///
    /// @throws CacheSilent if the cache did not take them within ten seconds; putting them again is harmless
    void put(RunId run, Map<PortfolioId, Tick> ticks);

    /// Says that the ticks of `run` go up to a pushed price, drops those of earlier runs, and hints that something is new.
    ///
    /// @throws CacheSilent if the cache did not take it
    void complete(RunId run, long priceSequence);

    /// Up to which pushed price the ticks of `run` go; empty when there are none, or the cache has lost them.
    ///
    /// @throws CacheSilent if the cache did not answer in time
    OptionalLong completeUpTo(RunId run);

    /// Empty when no price that concerns the portfolio was pushed since `run`.
    ///
    /// @throws CacheSilent if the cache did not answer in time
    Optional<Tick> of(RunId run, PortfolioId portfolio);

    /// How new the ticks of some portfolios are; those without one are left out.
    ///
    /// @throws CacheSilent if the cache did not answer in time
    Map<PortfolioId, Tick.Version> versions(RunId run, Collection<PortfolioId> portfolios);

    /// Calls `listener` when there may be new ticks: a hint, like that of a run. Close to stop.
    AutoCloseable onHint(Consumer<RunId> listener);
}
