package io.tenfolio.batch.testing;

import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.NoLiveValuations;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// A cache that holds one run and can be told not to answer.
public final class CacheInMemory implements LiveValuations {
    private volatile @Nullable RunId shown;
    private volatile Map<Integer, Map<Figure, byte[]>> blocks = Map.of();
    private volatile boolean silent;

    public void silent(boolean silent) {
        this.silent = silent;
    }

    public void forget() {
        shown = null;
        blocks = Map.of();
        silent = false;
    }

    public Map<Integer, Map<Figure, byte[]>> blocks() {
        return blocks;
    }

    @Override
    public void show(RunId run, Map<Integer, Map<Figure, byte[]>> valued) {
        answer();
        blocks = valued;
        shown = run;
    }

    @Override
    public Optional<RunId> shown() {
        answer();
        return Optional.ofNullable(shown);
    }

    @Override
    public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
        throw new UnsupportedOperationException("Jobs do not read the cache");
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        throw new UnsupportedOperationException("Jobs do not wait for hints");
    }

    /// Puts one in the place of the cache that is off.
    public static final class InsteadOfNone implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof NoLiveValuations ? new CacheInMemory() : bean;
        }
    }

    private void answer() {
        if (silent) {
            throw new CacheSilent("asked", new IllegalStateException("not there"));
        }
    }
}
