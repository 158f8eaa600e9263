package io.tenfolio.db.valuation;

import io.tenfolio.db.sql.BulkInsert;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Values of portfolios, a row per run, figure and block.
@Repository
public class Valuations {
    private static final int PACKED_LENGTH = 8_001;

    private static final String STORE =
            """
            insert ignore into valuation_block (slot, revision, figure, block, figures)
            values (?, ?, ?, ?, ?)
            """;
    private static final String COUNT_BLOCK =
            "insert ignore into run_block (slot, revision, block, epoch, valued, skipped, with_gaps, written_at)";
    private static final String BLOCK =
            """
            select figure, figures
            from   valuation_block
            where  slot = :slot
            and    revision = :revision
            and    figure in (:figures)
            and    block = :block
            """;
    private static final String BLOCK_RANGE =
            """
            select block, figure, figures
            from   valuation_block
            where  slot = :slot
            and    revision = :revision
            and    figure in (:figures)
            and    block between :first and :last
            """;
    private static final String BLOCKS =
            """
            select block
            from   run_block
            where  slot = :slot
            and    revision = :revision
            order  by block
            """;
    private static final String COUNTS =
            """
            select coalesce((select eligible
                             from   run
                             where  slot = :slot
                             and    revision = :revision), 0) as eligible,
                   coalesce(sum(valued), 0)    as valued,
                   coalesce(sum(skipped), 0)   as skipped,
                   coalesce(sum(with_gaps), 0) as with_gaps
            from   run_block
            where  slot = :slot
            and    revision = :revision
            """;

    // a cell is a packed block of one place: the byte of the width, and that place's bytes. Both
    // rows
    // are found by their whole key; the bounds beside it let the server open only the days in
    // question
    private static final String SERIES =
            """
            select shown.slot,
                   concat(substr(worth.figures, 1, 1),
                          substr(worth.figures, 2 + :place * ord(worth.figures), ord(worth.figures))) as worth,
                   concat(substr(cash.figures, 1, 1),
                          substr(cash.figures, 2 + :place * ord(cash.figures), ord(cash.figures))) as cash
            from   (select slot, max(revision) as revision
                    from   run
                    where  state = 'PUBLISHED'
                    and    thinned_at is null
                    and    slot between :from and :to
                    group  by slot) shown
            join   valuation_block worth
                   on  worth.slot = shown.slot
                   and worth.revision = shown.revision
                   and worth.figure = :worth
                   and worth.block = :block
                   and worth.slot between :from and :to
            join   valuation_block cash
                   on  cash.slot = shown.slot
                   and cash.revision = shown.revision
                   and cash.figure = :cash
                   and cash.block = :block
                   and cash.slot between :from and :to
            order  by shown.slot
            """;
    private static final List<Integer> ALL_FIGURES =
            Arrays.stream(Figure.values()).map(Figure::code).toList();

    private final JdbcClient jdbc;
    private final BulkInsert store;
    private final MultiRowInsert countBlock;
    private final BlockLayout layout;

    public Valuations(JdbcTemplate template, BlockLayout layout) {
        this.jdbc = JdbcClient.create(template);
        this.store = new BulkInsert(template, STORE);
        this.countBlock =
                new MultiRowInsert(jdbc, COUNT_BLOCK, "(?, ?, ?, ?, ?, ?, ?, utc_timestamp(6))");
        this.layout = layout;
    }

    /// A figure of one portfolio over time, in ten-thousandths of the base currency.
    public record Point(Instant at, long value) {}

    /// A valued block: its packed figures and its counts.
    public record StoredBlock(int block, Map<Figure, byte[]> figures, RunCounts counts) {
        public StoredBlock {
            if (figures.values().stream().anyMatch(packed -> packed.length > PACKED_LENGTH)) {
                // "insert ignore" would cut what is too long
                throw new IllegalArgumentException(
                        "Block %d does not fit its rows".formatted(block));
            }
        }
    }

    /// Writes valued blocks. A block that is there already stays as it is. Call inside the chunk's transaction, after
    /// [io.tenfolio.db.job.Runs#hold].
    public void store(RunId run, int epoch, List<StoredBlock> blocks) {
        var figures = new ArrayList<Object[]>();
        var counts = new ArrayList<List<Object>>();
        for (var block : blocks) {
            block.figures()
                    .forEach((figure, packed) -> figures.add(row(run, figure, block, packed)));
            counts.add(row(run, epoch, block));
        }
        store.write(figures);
        countBlock.write(counts);
    }

    /// The same of one block, its figures by place ([PackedFigures#ABSENT] where not valued).
    public void store(
            RunId run, int epoch, int block, Map<Figure, long[]> figures, RunCounts counts) {
        var packed = new EnumMap<Figure, byte[]>(Figure.class);
        figures.forEach((figure, values) -> packed.put(figure, PackedFigures.pack(values)));
        store(run, epoch, List.of(new StoredBlock(block, packed, counts)));
    }

    private static Object[] row(RunId run, Figure figure, StoredBlock block, byte[] packed) {
        return new Object[] {
            run.slot().epochSecond(), run.revision(), figure.code(), block.block(), packed
        };
    }

    private static List<Object> row(RunId run, int epoch, StoredBlock block) {
        return List.of(
                run.slot().epochSecond(),
                run.revision(),
                block.block(),
                epoch,
                block.counts().valued(),
                block.counts().skipped(),
                block.counts().withGaps());
    }

    /// The packed figures of a block, or empty when the run has not valued it.
    public Map<Figure, byte[]> block(RunId run, int block) {
        var figures = new EnumMap<Figure, byte[]>(Figure.class);
        jdbc.sql(BLOCK)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .param("figures", ALL_FIGURES)
                .param("block", block)
                .query(row -> {
                    figures.put(Figure.ofCode(row.getInt("figure")), row.getBytes("figures"));
                });
        return figures;
    }

    /// The packed figures of blocks `first` to `last`, of those that the run has valued.
    public Map<Integer, Map<Figure, byte[]>> blocks(RunId run, int first, int last) {
        var blocks = new HashMap<Integer, Map<Figure, byte[]>>();
        jdbc.sql(BLOCK_RANGE)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .param("figures", ALL_FIGURES)
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    blocks.computeIfAbsent(row.getInt("block"), _ -> new EnumMap<>(Figure.class))
                            .put(Figure.ofCode(row.getInt("figure")), row.getBytes("figures"));
                });
        return blocks;
    }

    /// Blocks of a run that are stored.
    public List<Integer> blocks(RunId run) {
        return jdbc.sql(BLOCKS)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query(Integer.class)
                .list();
    }

    /// The sum of the counts of a run's blocks, beside how many portfolios the run has to value.
    public RunCounts counts(RunId run) {
        return jdbc.sql(COUNTS)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) ->
                        new RunCounts(
                                row.getInt("eligible"),
                                row.getInt("valued"),
                                row.getInt("skipped"),
                                row.getInt("with_gaps")))
                .single();
    }

    /// All figures of one portfolio in a run; empty when the run has not valued it.
    public Optional<Map<Figure, Long>> of(RunId run, PortfolioId portfolio) {
        var values = new EnumMap<Figure, Long>(Figure.class);
        int place = layout.placeOf(portfolio);
        block(run, layout.blockOf(portfolio))
                .forEach((figure, packed) -> {
                    long value = PackedFigures.at(packed, place);
                    if (value != PackedFigures.ABSENT) {
                        values.put(figure, value);
                    }
                });
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /// Total worth (market value + cash) of one portfolio in the published runs from `from` on, the last revision of each slot, oldest first;
    /// where slots were thinned, of those that were kept. A run that did not value it leaves a hole.
    public List<Point> series(PortfolioId portfolio, Instant from, Instant to) {
        var series = new ArrayList<Point>();
        jdbc.sql(SERIES)
                .param("place", layout.placeOf(portfolio))
                .param("worth", Figure.MARKET_VALUE.code())
                .param("cash", Figure.CASH.code())
                .param("block", layout.blockOf(portfolio))
                .param("from", from.getEpochSecond())
                .param("to", to.getEpochSecond())
                .query(row -> {
                    long worth = PackedFigures.at(row.getBytes("worth"), 0);
                    long cash = PackedFigures.at(row.getBytes("cash"), 0);
                    if (worth != PackedFigures.ABSENT && cash != PackedFigures.ABSENT) {
                        series.add(
                                new Point(
                                        Instant.ofEpochSecond(row.getLong("slot")),
                                        Math.addExact(worth, cash)));
                    }
                });
        return series;
    }
}
