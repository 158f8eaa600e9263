package io.tenfolio.db.live;

import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The newest published blocks in memory: a copy of MariaDB that one step rebuilds. Never the truth; every read gives up after
/// 200 ms. Without a cluster ([NoLiveValuations]) everything still works, from MariaDB.
public interface LiveValuations {
    /// Puts a published run's blocks, names it the shown one unless a newer one is, drops all but the last two runs, and hints
    /// that it is new.
    ///
    /// @throws CacheSilent if the cache did not take it within ten seconds; showing it again is harmless
    void show(RunId run, Map<Integer, Map<Figure, byte[]>> blocks);

    /// Puts blocks of a run that is not published yet, so that [#show] need not: until then nobody reads them, and if it never is, the
    /// publishing of later ones drops them. False when the cache did not take them within ten seconds.
    default boolean stage(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {
        return false;
    }

    /// The run that the cache shows; empty when it shows none.
    ///
    /// @throws CacheSilent if the cache did not answer in time
    Optional<RunId> shown();

    /// One portfolio's figures in a run, or empty when the cache does not have that block.
    ///
    /// @throws CacheSilent if the cache did not answer in time
    Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio);

    /// Calls `listener` when a run may be new (a hint: may come late, twice or not at all). Close to stop.
    AutoCloseable onHint(Consumer<RunId> listener);

    /// Hints to all nodes that something was booked in a portfolio. Does not wait and does not fail.
    default void booked(PortfolioId portfolio) {}

    /// Calls `listener` when something may have been booked: a hint, like that of a run. Close to stop.
    default AutoCloseable onBooking(Consumer<PortfolioId> listener) {
        return () -> {};
    }
}
