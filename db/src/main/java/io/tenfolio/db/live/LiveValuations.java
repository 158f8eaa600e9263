package io.tenfolio.db.live;

import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The newest published blocks in Hazelcast: a copy of MariaDB that one step rebuilds. Never the truth; every read gives up after 200 ms.
public interface LiveValuations {
    /// Puts a published run's blocks, names it the shown one, drops all but the last two runs, and hints that it is new.
    void show(RunId run, Map<Integer, Map<Figure, byte[]>> blocks);

    /// The run that the map shows; empty when it shows none.
    ///
    /// @throws CacheSilent if the map did not answer in time
    Optional<RunId> shown();

    /// One portfolio's figures in a run, or empty when the map does not have that block.
    ///
    /// @throws CacheSilent if the map did not answer in time
    Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio);

    /// Calls `listener` when a run may be new (a hint: may come late, twice or not at all). Close to stop.
    AutoCloseable onHint(Consumer<RunId> listener);
}
