package io.tenfolio.db.ledger;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.valuation.PackedPositions.NotUnderstood;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Blocks of positions in packed form, each as of some sequence: what a node that remembers nothing starts from. The positions themselves
/// are in `account_position`; this is a copy of them, and one that cannot be read is as good as none.
final class KeptPositions {
    private static final Logger LOG = LoggerFactory.getLogger(KeptPositions.class);

    /// About a megabyte a statement.
    private static final int BLOCKS_PER_STATEMENT = 10;

    private static final String READ =
            """
            select block, seq, packed
            from   position_block
            where  block between :first and :last
            and    seq <= :sequence
            """;

    // what is as of a later sequence stays
    private static final String NEWER =
            """
            on duplicate key update
                packed = if(seq < value(seq), value(packed), packed),
                seq = greatest(seq, value(seq))
            """;
    private static final String STILL_SO =
            """
            update position_block
            set    seq = :sequence
            where  seq < :sequence
            """;

    private final JdbcClient jdbc;
    private final BlockLayout layout;
    private final MultiRowInsert insert;

    KeptPositions(JdbcClient jdbc, BlockLayout layout) {
        this.jdbc = jdbc;
        this.layout = layout;
        this.insert =
                new MultiRowInsert(
                        jdbc,
                        "insert into position_block (block, seq, packed)",
                        "(?, ?, ?)",
                        NEWER);
    }

    /// A block as of a sequence.
    record Kept(HeldBlock block, long sequence) {}

    /// Those of the blocks that are kept, as of `sequence` or earlier, by number.
    Map<Integer, Kept> read(int first, int last, long sequence) {
        var kept = new TreeMap<Integer, Kept>();
        jdbc.sql(READ)
                .param("first", first)
                .param("last", last)
                .param("sequence", sequence)
                .query(row -> {
                    add(row, kept);
                });
        return kept;
    }

    /// `changed`, and all others as they are kept, are as of `sequence`.
    void keep(List<HeldBlock> changed, long sequence) {
        for (var some : Portions.of(changed, BLOCKS_PER_STATEMENT)) {
            insert.write(
                    some.stream()
                            .map(block -> List.<Object>of(block.number(), sequence, block.pack()))
                            .toList());
        }
        jdbc.sql(STILL_SO).param("sequence", sequence).update();
    }

    private void add(ResultSet row, Map<Integer, Kept> kept) throws SQLException {
        int number = row.getInt("block");
        try {
            var block = HeldBlock.unpack(row.getBytes("packed"), number, layout);
            kept.put(number, new Kept(block, row.getLong("seq")));
        } catch (NotUnderstood e) {
            LOG.warn("Kept positions of block {} are left aside: {}", number, e.getMessage());
        }
    }
}
