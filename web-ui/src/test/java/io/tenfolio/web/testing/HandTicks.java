package io.tenfolio.web.testing;

import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.Tick;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Ticks in a map.
public final class HandTicks implements LiveTicks {
    private final Map<RunId, Map<PortfolioId, Tick>> ticks = new ConcurrentHashMap<>();
    private final Map<RunId, Long> complete = new ConcurrentHashMap<>();
    private final List<Consumer<RunId>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void put(RunId run, Map<PortfolioId, Tick> some) {
        ticks.computeIfAbsent(run, _ -> new ConcurrentHashMap<>()).putAll(some);
    }

    @Override
    public void complete(RunId run, long priceSequence) {
        complete.put(run, priceSequence);
        listeners.forEach(listener -> listener.accept(run));
    }

    @Override
    public OptionalLong completeUpTo(RunId run) {
        var sequence = complete.get(run);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    @Override
    public Optional<Tick> of(RunId run, PortfolioId portfolio) {
        return Optional.ofNullable(ticks.getOrDefault(run, Map.of()).get(portfolio));
    }

    @Override
    public Map<PortfolioId, Tick.Version> versions(RunId run, Collection<PortfolioId> portfolios) {
        var versions = new HashMap<PortfolioId, Tick.Version>();
        portfolios.forEach(portfolio ->
                of(run, portfolio).ifPresent(tick -> versions.put(portfolio, tick.version())));
        return versions;
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
