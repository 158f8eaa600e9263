package io.tenfolio.web.admin.run;

import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The last 24 hours in cells of ten minutes. A cell shows the worst that happened to a slot in it; a slot is as good as its best revision.
public record DayStrip(List<Cell> cells, Map<RunState, Long> slots) {
    static final Duration CELL = Duration.ofMinutes(10);
    static final Duration SPAN = Duration.ofHours(24);

    /// @param runOrNull the run to look at; null when there was none
    public record Cell(Instant from, @Nullable RunId runOrNull, @Nullable RunState stateOrNull) {
        public Optional<RunState> state() {
            return Optional.ofNullable(stateOrNull);
        }

        public Optional<RunId> run() {
            return Optional.ofNullable(runOrNull);
        }
    }

    static Instant begin(Instant now) {
        return end(now).minus(SPAN);
    }

    static Instant end(Instant now) {
        long cell = CELL.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / cell + 1) * cell);
    }

    static DayStrip of(List<Run> runs, Instant now) {
        var ofSlots = bestOfSlots(runs);
        var cells = new ArrayList<Cell>();
        for (var from = begin(now); from.isBefore(end(now)); from = from.plus(CELL)) {
            cells.add(cell(from, ofSlots.subMap(from, from.plus(CELL)).values().stream().toList()));
        }
        return new DayStrip(
                List.copyOf(cells),
                ofSlots.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Run::state,
                                        () -> new EnumMap<>(RunState.class),
                                        Collectors.counting())));
    }

    private static TreeMap<Instant, Run> bestOfSlots(List<Run> runs) {
        var best = new TreeMap<Instant, Run>();
        for (var run : runs) {
            best.merge(run.id().slot().start(), run, DayStrip::better);
        }
        return best;
    }

    /// Published beats all else; then the later revision says how it stands.
    private static Run better(Run one, Run other) {
        boolean onePublished = one.state() == RunState.PUBLISHED;
        boolean otherPublished = other.state() == RunState.PUBLISHED;
        if (onePublished != otherPublished) {
            return onePublished ? one : other;
        }
        return other.id().isAfter(one.id()) ? other : one;
    }

    private static Cell cell(Instant from, List<Run> slots) {
        return slots.stream()
                .max(Comparator.comparingInt(run -> gravity(run.state())))
                .map(run -> new Cell(from, run.id(), run.state()))
                .orElseGet(() -> new Cell(from, null, null));
    }

    private static int gravity(RunState state) {
        return switch (state) {
            case PUBLISHED -> 0;
            case QUEUED -> 1;
            case RUNNING -> 2;
            case MISSED -> 3;
            case FAILED -> 4;
        };
    }
}
