package io.tenfolio.db.live;

import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// No cache: shows nothing, hints at nothing, so that everybody reads MariaDB and finds news by polling.
public final class NoLiveValuations implements LiveValuations {
    @Override
    public void show(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {}

    @Override
    public Optional<RunId> shown() {
        return Optional.empty();
    }

    @Override
    public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
        return Optional.empty();
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        return () -> {};
    }
}
