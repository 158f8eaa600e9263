package io.tenfolio.web.testing;

import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The cache in a map, that can be told to fall silent and to lose its hints.
public final class HandCache implements LiveValuations {
    private final BlockLayout layout;
    private final Map<RunId, Map<Integer, Map<Figure, byte[]>>> blocks = new ConcurrentHashMap<>();
    private final List<Consumer<RunId>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean losesHints;

    public HandCache(BlockLayout layout) {
        this.layout = layout;
    }

    public void silent(boolean is) {
        silent = is;
    }

    public void losesHints(boolean does) {
        losesHints = does;
    }

    @Override
    public void show(RunId run, Map<Integer, Map<Figure, byte[]>> figures) {
        blocks.put(run, figures);
        if (!losesHints) {
            listeners.forEach(listener -> listener.accept(run));
        }
    }

    @Override
    public Optional<RunId> shown() {
        answer();
        return blocks.keySet().stream().max(RunId::compareTo);
    }

    @Override
    public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
        answer();
        var block = blocks.getOrDefault(run, Map.of()).get(layout.blockOf(portfolio));
        if (block == null) {
            return Optional.empty();
        }
        var figures = new EnumMap<Figure, Long>(Figure.class);
        block.forEach((figure, packed) -> {
            long value = PackedFigures.at(packed, layout.placeOf(portfolio));
            if (value != PackedFigures.ABSENT) {
                figures.put(figure, value);
            }
        });
        return figures.isEmpty() ? Optional.empty() : Optional.of(figures);
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void answer() {
        if (silent) {
            throw new CacheSilent("told to be silent", new IllegalStateException());
        }
    }
}
