package io.tenfolio.db.live;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest published blocks in Hazelcast, on a member or a client of the cluster.
///
/// Map `block`: packed figures by run, figure and block, never changed once put. Map `shown`: the runs that have blocks and whether those
/// are all there, and under `current` the one people see. Topics `published` and `booked`: hints.
public final class HazelcastValuations implements LiveValuations, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HazelcastValuations.class);

    static final String BLOCKS = "block";
    static final String SHOWN = "shown";
    static final String HINTS = "published";
    static final String BOOKINGS = "booked";

    private static final String CURRENT = "current";
    private static final String COMPLETE = "complete";
    private static final String STAGED = "staged";
    private static final int KEPT_RUNS = 2;

    private final HazelcastInstance hazelcast;
    private final BlockLayout layout;
    private final Duration readPatience;

    public HazelcastValuations(HazelcastInstance hazelcast, BlockLayout layout) {
        this(hazelcast, layout, Patience.OF_READERS);
    }

    HazelcastValuations(HazelcastInstance hazelcast, BlockLayout layout, Duration readPatience) {
        this.hazelcast = hazelcast;
        this.layout = layout;
        this.readPatience = readPatience;
    }

    @Override
    public void show(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {
        Patience.write("showing " + run, () -> put(run, blocks));
    }

    @Override
    public boolean stage(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {
        Runnable putting =
                () -> {
                    runs().putIfAbsent(LiveKeys.of(run), STAGED);
                    putBlocks(run, blocks);
                };
        try {
            Patience.write("staging " + run, putting);
            return true;
        } catch (CacheSilent e) {
            LOG.warn("Blocks of {} are put when it is published: {}", run, e.getMessage());
            return false;
        }
    }

    private void putBlocks(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {
        var entries = new HashMap<String, byte[]>();
        blocks.forEach((block, figures) ->
                figures.forEach(
                        (figure, packed) -> entries.put(LiveKeys.of(run, figure, block), packed)));
        blocks().putAll(entries);
    }

    private void put(RunId run, Map<Integer, Map<Figure, byte[]>> blocks) {
        putBlocks(run, blocks);
        runs().set(LiveKeys.of(run), COMPLETE);
        nameCurrent(run);
        dropOld();
        hazelcast.<String>getTopic(HINTS).publish(LiveKeys.of(run));
    }

    /// Whoever comes late with an older run does not turn the time back.
    private void nameCurrent(RunId run) {
        var runs = runs();
        var name = LiveKeys.of(run);
        while (true) {
            var current = runs.get(CURRENT);
            if (current == null) {
                if (runs.putIfAbsent(CURRENT, name) == null) {
                    return;
                }
            } else if (!run.isAfter(LiveKeys.run(current))
                    || runs.replace(CURRENT, current, name)) {
                return;
            }
        }
    }

    /// What is older than the last two complete runs, complete or not.
    private void dropOld() {
        var runs = runs();
        var known = new TreeMap<RunId, String>(Comparator.reverseOrder());
        runs.entrySet().stream()
                .filter(run -> !run.getKey().equals(CURRENT))
                .forEach(run -> known.put(LiveKeys.run(run.getKey()), run.getValue()));
        var kept = known.values().stream().filter(COMPLETE::equals).limit(KEPT_RUNS).count();
        for (var run : known.entrySet()) {
            if (kept == 0) {
                drop(run.getKey());
            } else if (run.getValue().equals(COMPLETE)) {
                kept--;
            }
        }
    }

    private void drop(RunId old) {
        runs().delete(LiveKeys.of(old));
        blocks().removeAll(LiveKeys.below(LiveKeys.of(old)));
    }

    @Override
    public Optional<RunId> shown() {
        return Patience.within(
                readPatience,
                "the shown run",
                () ->
                        runs().getAsync(CURRENT)
                                .thenApply(name -> Optional.ofNullable(name).map(LiveKeys::run)));
    }

    @Override
    public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
        int block = layout.blockOf(portfolio);
        int place = layout.placeOf(portfolio);
        var values = new EnumMap<Figure, Long>(Figure.class);
        Patience.within(
                        readPatience,
                        "block %d of %s".formatted(block, run),
                        () -> figuresOnceComplete(run, block))
                .forEach((figure, packed) -> {
                    long value = PackedFigures.at(packed, place);
                    if (value != PackedFigures.ABSENT) {
                        values.put(figure, value);
                    }
                });
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /// Blocks are asked for only once they are all there. A near cache remembers what was absent too, and forgets it by a message
    /// that comes seconds later, or never when the connection broke: a page that asked too early would miss the run for good.
    private CompletableFuture<Map<Figure, byte[]>> figuresOnceComplete(RunId run, int block) {
        return runs().getAsync(LiveKeys.of(run))
                .toCompletableFuture()
                .thenCompose(complete ->
                        COMPLETE.equals(complete)
                                ? figures(run, block)
                                : CompletableFuture.completedFuture(Map.of()));
    }

    /// All figures of a block at once, each from the member that has it.
    private CompletableFuture<Map<Figure, byte[]>> figures(RunId run, int block) {
        var found = new EnumMap<Figure, CompletableFuture<byte[]>>(Figure.class);
        for (var figure : Figure.values()) {
            found.put(
                    figure,
                    blocks().getAsync(LiveKeys.of(run, figure, block)).toCompletableFuture());
        }
        return CompletableFuture.allOf(found.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> {
                    var figures = new EnumMap<Figure, byte[]>(Figure.class);
                    found.forEach((figure, answer) -> {
                        var packed = answer.join();
                        if (packed != null) {
                            figures.put(figure, packed);
                        }
                    });
                    return figures;
                });
    }

    /// All blocks of a run that the cache has, to compare them with what they are a copy of.
    public Map<Integer, Map<Figure, byte[]>> blocks(RunId run) {
        var blocks = new TreeMap<Integer, Map<Figure, byte[]>>();
        Patience.withinOnOwnThread(
                        Patience.OF_WRITERS,
                        "all blocks of " + run,
                        () -> blocks().entrySet(LiveKeys.below(LiveKeys.of(run))))
                .forEach(entry ->
                        blocks.computeIfAbsent(
                                        LiveKeys.block(entry.getKey()),
                                        _ -> new EnumMap<>(Figure.class))
                                .put(LiveKeys.figure(entry.getKey()), entry.getValue()));
        return blocks;
    }

    @Override
    public AutoCloseable onHint(Consumer<RunId> listener) {
        return new HintListener(hazelcast, HINTS, hint -> listener.accept(LiveKeys.run(hint)));
    }

    @Override
    public void booked(PortfolioId portfolio) {
        Thread.startVirtualThread(() -> {
            try {
                hazelcast.<String>getTopic(BOOKINGS).publish(String.valueOf(portfolio.value()));
            } catch (HazelcastException | IllegalStateException e) {
                LOG.debug("Nobody hears of the booking now, all will look soon: {}", e.toString());
            }
        });
    }

    @Override
    public AutoCloseable onBooking(Consumer<PortfolioId> listener) {
        return new HintListener(
                hazelcast,
                BOOKINGS,
                hint -> listener.accept(new PortfolioId(Long.parseLong(hint))));
    }

    /// Leaves the cluster.
    @Override
    public void close() {
        hazelcast.shutdown();
    }

    private IMap<String, byte[]> blocks() {
        return hazelcast.getMap(BLOCKS);
    }

    private IMap<String, String> runs() {
        return hazelcast.getMap(SHOWN);
    }
}
