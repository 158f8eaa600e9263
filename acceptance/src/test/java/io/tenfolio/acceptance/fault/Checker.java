package io.tenfolio.acceptance.fault;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.HazelcastValuations;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.Valuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What must hold after every fault, whatever was broken; each method says what does not, in words. Runs that are queued or running are not
/// looked at: wait until the world is quiet.
final class Checker {
    private static final int MANY = 1_000_000;

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Valuations valuations;
    private final Prices prices;
    private final Positions positions;
    private final PositionSplits splits;
    private final Duration step;

    Checker(
            JdbcClient jdbc,
            Runs runs,
            Valuations valuations,
            Prices prices,
            Positions positions,
            Duration step) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.valuations = valuations;
        this.prices = prices;
        this.positions = positions;
        this.splits = new PositionSplits(jdbc);
        this.step = step;
    }

    /// Every slot between the first and the last is published, once by its latest revision, or missed with a reason that something explains.
    List<String> slots(FaultLog faults) {
        var wrong = new ArrayList<String>();
        var bySlot = new TreeMap<Long, List<Run>>();
        for (var run : runs.newest(MANY)) {
            bySlot.computeIfAbsent(run.id().slot().epochSecond(), _ -> new ArrayList<>()).add(run);
        }
        if (bySlot.isEmpty()) {
            return List.of("Nothing ever ran");
        }
        long last = bySlot.lastKey();
        for (long slot = bySlot.firstKey(); slot <= last; slot += step.toSeconds()) {
            var revisions = bySlot.remove(slot);
            if (revisions == null) {
                wrong.add("Slot %d is neither published nor missed".formatted(slot));
            } else {
                revisions.forEach(run -> state(run, faults, wrong));
            }
        }
        bySlot.keySet().forEach(slot -> wrong.add("Slot %d is off the grid".formatted(slot)));
        return wrong;
    }

    private void state(Run run, FaultLog faults, List<String> wrong) {
        switch (run.state()) {
            case PUBLISHED, QUEUED, RUNNING -> {}
            case FAILED -> wrong.add("Run %s failed: %s".formatted(run.id(), run.reason()));
            case MISSED -> {
                var slot = run.id().slot();
                if (run.reason().isBlank()) {
                    wrong.add("Run %s was missed for no reason".formatted(run.id()));
                } else if (!faults.explains(slot.start(), slot.next(step).start())) {
                    wrong.add(
                            "Run %s was missed though nothing was broken: %s"
                                    .formatted(run.id(), run.reason()));
                }
            }
        }
    }

    /// Each eligible portfolio of each published run is valued exactly once or skipped to the dead letters.
    List<String> counts() {
        var wrong = new ArrayList<String>();
        for (var run : published()) {
            var counts = run.counts();
            var blocks = valuations.counts(run.id());
            if (counts.valued() != blocks.valued() || counts.skipped() != blocks.skipped()) {
                wrong.add("Run %s says %s, its blocks %s".formatted(run.id(), counts, blocks));
            }
            if (!counts.reconciles()) {
                wrong.add("Run %s does not add up: %s".formatted(run.id(), counts));
            }
            if (deadLetters(run.id()) != counts.skipped()) {
                wrong.add("Run %s has other dead letters than skipped".formatted(run.id()));
            }
        }
        return wrong;
    }

    /// Each figure of each portfolio equals what the reference valuer makes of the run's kept inputs, in all four digits; nobody else is valued.
    List<String> values(Collection<Run> some) {
        var wrong = new ArrayList<String>();
        for (var run : some) {
            var market = prices.market(run.id());
            if (market.isEmpty()) {
                wrong.add("Run %s has no market".formatted(run.id()));
                continue;
            }
            var valuer =
                    new Valuer(
                            market.get(),
                            splits.since(market.get().prices().values(), run.positionSequence()));
            var held =
                    positions.between(
                            new PortfolioId(1), new PortfolioId(MANY), run.positionSequence());
            int valued = 0;
            for (var one : held) {
                var reference = valuer.value(one.portfolio(), one.base(), one.holdings());
                var expected =
                        Map.of(
                                Figure.MARKET_VALUE, reference.marketValue().scaled(),
                                Figure.CASH, reference.cash().scaled(),
                                Figure.COST, reference.cost().scaled(),
                                Figure.REALISED_GAIN, reference.realisedGain().scaled());
                var stored = valuations.of(run.id(), one.portfolio()).orElse(Map.of());
                if (!stored.entrySet().containsAll(expected.entrySet())) {
                    wrong.add(
                            "Run %s values portfolio %d at %s, not at %s"
                                    .formatted(
                                            run.id(), one.portfolio().value(), stored, expected));
                }
                valued += stored.isEmpty() ? 0 : 1;
            }
            if (valued != run.counts().valued()) {
                wrong.add(
                        "Run %s stored %d portfolios and says %d"
                                .formatted(run.id(), valued, run.counts().valued()));
            }
        }
        return wrong;
    }

    /// No block was written under an older epoch once a newer one had begun to write.
    List<String> lateWrites() {
        return jdbc.sql(
                        """
                        select concat('Block ', late.block, ' of slot ', late.slot, '#', late.revision,
                                      ' was written by epoch ', late.epoch, ' after epoch ', newer.epoch, ' had begun')
                        from   run_block late
                        join   run_block newer
                        on     newer.slot = late.slot
                        and    newer.revision = late.revision
                        and    newer.epoch > late.epoch
                        and    newer.written_at < late.written_at
                        """)
                .query(String.class)
                .list();
    }

    /// The cache shows the newest published run, block for block what the database has.
    List<String> map(HazelcastValuations live) {
        var newest = runs.latestPublished().map(Run::id);
        if (!live.shown().equals(newest)) {
            return List.of("The cache shows %s, the newest is %s".formatted(live.shown(), newest));
        }
        var wrong = new ArrayList<String>();
        newest.ifPresent(run -> {
            var cached = live.blocks(run);
            var blocks = new TreeSet<>(valuations.blocks(run));
            if (!cached.keySet().equals(blocks)) {
                wrong.add("The cache has blocks %s, not %s".formatted(cached.keySet(), blocks));
            }
            for (var block : blocks) {
                if (!same(valuations.block(run, block), cached.getOrDefault(block, Map.of()))) {
                    wrong.add("Block %d differs in the cache".formatted(block));
                }
            }
        });
        return wrong;
    }

    /// Each request that was answered has its audit entry.
    List<String> audit() {
        return jdbc.sql(
                        """
                        select concat('Request ', r.id, ' of ', r.requested_by, ' was answered without an audit entry')
                        from   job_request r
                        where  r.state <> 'OPEN'
                        and    not exists (select 1
                                           from   audit_entry a
                                           where  a.actor = r.requested_by
                                           and    a.action = concat('run.', lower(r.kind))
                                           and    a.state_after = r.outcome)
                        """)
                .query(String.class)
                .list();
    }

    /// What was acknowledged is there.
    List<String> acknowledged(String table, Collection<Long> ids) {
        var there = new TreeSet<>(jdbc.sql("select id from " + table).query(Long.class).list());
        return ids.stream()
                .filter(id -> !there.contains(id))
                .map(id -> "%s %d was acknowledged and is lost".formatted(table, id))
                .toList();
    }

    /// No log tells a password or a key.
    static List<String> secrets(Collection<Path> logs, Collection<String> secrets) {
        var wrong = new ArrayList<String>();
        for (var log : logs) {
            var text = read(log);
            secrets.stream()
                    .filter(text::contains)
                    .forEach(_ -> wrong.add("A secret is in " + log.getFileName()));
        }
        return wrong;
    }

    List<Run> published() {
        return runs.newest(MANY).stream().filter(run -> run.state() == RunState.PUBLISHED).toList();
    }

    private int deadLetters(RunId run) {
        return jdbc.sql(
                        "select count(*) from dead_letter where kind = 'PORTFOLIO' and slot = :slot and revision = :revision")
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query(Integer.class)
                .single();
    }

    private static boolean same(Map<Figure, byte[]> one, Map<Figure, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry ->
                                Arrays.equals(entry.getValue(), other.get(entry.getKey())));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
