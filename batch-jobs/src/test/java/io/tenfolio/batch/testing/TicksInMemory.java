package io.tenfolio.batch.testing;

import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.NoLiveTicks;
import io.tenfolio.db.live.Tick;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// A cache of the ticks of one run that can be lost.
public final class TicksInMemory implements LiveTicks {
    private final Map<Long, Tick> ticks = new TreeMap<>();
    private @Nullable RunId run;
    private OptionalLong completeUpTo = OptionalLong.empty();

    public void forget() {
        ticks.clear();
        run = null;
        completeUpTo = OptionalLong.empty();
    }

    /// By the numbers of their portfolios.
    public Map<Long, Tick> all() {
        return Map.copyOf(ticks);
    }

    @Override
    public void put(RunId of, Map<PortfolioId, Tick> some) {
        if (!of.equals(run)) {
            forget();
            run = of;
        }
        some.forEach((portfolio, tick) -> ticks.put(portfolio.value(), tick));
    }

    @Override
    public void complete(RunId of, long priceSequence) {
        if (!of.equals(run)) {
            forget();
            run = of;
        }
        completeUpTo = OptionalLong.of(priceSequence);
    }

    @Override
    public OptionalLong completeUpTo(RunId of) {
        return of.equals(run) ? completeUpTo : OptionalLong.empty();
    }

    @Override
    public Optional<Tick> of(RunId of, PortfolioId portfolio) {
        throw new UnsupportedOperationException("Jobs do not read the cache");
    }

    @Override
    public Map<PortfolioId, Tick.Version> versions(RunId of, Collection<PortfolioId> portfolios) {
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
            return bean instanceof NoLiveTicks ? new TicksInMemory() : bean;
        }
    }
}
