package io.tenfolio.db.ledger;

import static java.util.stream.Collectors.groupingBy;

import io.tenfolio.db.ledger.KeptPositions.Kept;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.OpenSplits;
import io.tenfolio.valuation.PositionBlock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Positions in columns, block by block, and which of them changed between two sequences: what a scheduler keeps in memory, and keeps
/// current.
@Repository
public class PositionColumns {
    private static final int PORTFOLIOS_AT_ONCE = 500;

    /// The driver hands out rows while more come, instead of keeping all of them.
    private static final int ROWS_AHEAD = 2_000;

    // in the order of the key: nothing is sorted, and rows come while they are read
    private static final String NOW =
            """
            select portfolio_id, instrument_id, quantity, cost, realised_gain
            from   account_position
            where  portfolio_id between :first and :last
            order  by portfolio_id, account_id, instrument_id
            """;

    // by whichever index knows fewer: what was booked since, or what ever was booked of these
    private static final String CHANGED_SINCE =
            """
            select distinct portfolio_id
            from   position_change
            where  seq > :sequence
            and    portfolio_id between :first and :last
            """;
    private static final String CASH =
            """
            select id, currency
            from   instrument
            where  asset_class = 'CASH'
            """;
    private static final String CHANGED =
            """
            select portfolio_id
            from   position_change
            where  seq > :after
            and    seq <= :upTo
            and    portfolio_id between :first and :last
            """;
    private static final String OPENED_OR_CLOSED =
            """
            select id
            from   portfolio
            where  opened_seq > :after
            and    opened_seq <= :upTo
            and    id between :first and :last
            union
            select id
            from   portfolio
            where  closed_seq > :after
            and    closed_seq <= :upTo
            and    id between :first and :last
            union
            select portfolio_id
            from   portfolio_pause
            where  (closed_seq > :after and closed_seq <= :upTo or reopened_seq > :after and reopened_seq <= :upTo)
            and    portfolio_id between :first and :last
            """;

    /// More than this part of a block is asked for as a whole.
    private static final int MOST = 5;

    /// Where more than this part of all portfolios changed, walking through the positions is cheaper.
    private static final int WORTH_WALKING = 10;

    private final JdbcClient jdbc;
    private final KeptPositions kept;
    private final Positions positions;
    private final BlockLayout layout;

    public PositionColumns(JdbcClient jdbc, Positions positions, BlockLayout layout) {
        this.jdbc = jdbc;
        this.kept = new KeptPositions(jdbc, layout);
        this.positions = positions;
        this.layout = layout;
    }

    /// The portfolios whose positions changed after one sequence, up to another.
    public Set<PortfolioId> changed(long after, long upTo) {
        return portfolios(CHANGED, after, upTo, PortfolioSelection.ALL);
    }

    /// The portfolios that were opened, closed or opened again then.
    public Set<PortfolioId> openedOrClosed(long after, long upTo) {
        return portfolios(OPENED_OR_CLOSED, after, upTo, PortfolioSelection.ALL);
    }

    private Set<PortfolioId> portfolios(
            String question, long after, long upTo, PortfolioSelection which) {
        return new HashSet<>(
                which.ask(jdbc, question)
                        .param("after", after)
                        .param("upTo", upTo)
                        .query((row, _) -> new PortfolioId(row.getLong(1)))
                        .list());
    }

    /// Blocks `first` to `last` as of `sequence`: as they were kept, with what changed since, and the others as they are found.
    public List<HeldBlock> read(int first, int last, long sequence) {
        var known = kept.read(first, last, sequence);
        var blocks = new TreeMap<Integer, HeldBlock>();
        known.values().forEach(one -> blocks.put(one.block().number(), one.block()));
        if (!known.isEmpty()) {
            bringKept(blocks, known.values(), sequence);
        }
        for (int block = first; block <= last; block++) {
            int from = block;
            while (block <= last && !blocks.containsKey(block)) {
                block++;
            }
            if (from < block) {
                find(from, block - 1, sequence).forEach(found -> blocks.put(found.number(), found));
            }
        }
        return List.copyOf(blocks.values());
    }

    /// Where much has changed they are taken out instead.
    private void bringKept(Map<Integer, HeldBlock> blocks, Collection<Kept> known, long sequence) {
        long since = known.stream().mapToLong(Kept::sequence).min().orElse(sequence);
        var which =
                PortfolioSelection.blocks(
                        Collections.min(blocks.keySet()), Collections.max(blocks.keySet()), layout);
        var changed = portfolios(CHANGED, since, sequence, which);
        changed.addAll(portfolios(OPENED_OR_CLOSED, since, sequence, which));
        if (changed.size() > blocks.size() * layout.size() / WORTH_WALKING) {
            blocks.clear();
        } else {
            bring(blocks, changed, sequence);
        }
    }

    /// Lets nodes start from these blocks: `changed` are as of `sequence`, and those that are not among them have not changed since they
    /// were kept.
    public void keep(List<HeldBlock> changed, long sequence) {
        kept.keep(changed, sequence);
    }

    /// Blocks `first` to `last` as of `sequence`, read in one walk through the positions as they are now; those that changed since the
    /// sequence are read again as they were. What is booked while the walk goes on is found afterwards: a change is committed with its row.
    List<HeldBlock> find(int first, int last, long sequence) {
        return new Walk(first, last, sequence).blocks();
    }

    /// `blocks` (by their numbers) with the portfolios that changed as of `sequence`.
    public void bring(
            Map<Integer, HeldBlock> blocks, Collection<PortfolioId> changed, long sequence) {
        for (var some : Portions.of(List.copyOf(changed), PORTFOLIOS_AT_ONCE)) {
            var now =
                    positions.held(PortfolioSelection.some(some), sequence).stream()
                            .collect(groupingBy(one -> layout.blockOf(one.portfolio())));
            some.stream()
                    .collect(groupingBy(layout::blockOf))
                    .forEach((number, ids) ->
                            blocks.computeIfPresent(
                                    number,
                                    (_, block) ->
                                            block.with(
                                                    ids,
                                                    now.getOrDefault(number, List.of()),
                                                    OpenSplits.NONE)));
        }
    }

    /// `block` with what some of its portfolios hold as of `sequence`, and with it the splits that prices may be from before.
    public HeldBlock withSplits(
            HeldBlock block, Set<PortfolioId> concerned, long sequence, OpenSplits splits) {
        var which =
                concerned.size() > layout.size() / MOST
                        ? PortfolioSelection.blocks(block.number(), block.number(), layout)
                        : PortfolioSelection.some(concerned);
        return block.with(
                concerned,
                positions.held(which, sequence).stream()
                        .filter(one -> concerned.contains(one.portfolio()))
                        .toList(),
                splits);
    }

    /// One walk through the positions of some blocks.
    private final class Walk {
        private final int first;
        private final int last;
        private final long sequence;
        private final Map<Integer, Currency> cash = new HashMap<>();
        private final List<PositionBlock.Builder> columns = new ArrayList<>();
        private final List<@Nullable ZoneId[]> zones = new ArrayList<>();
        private final Map<Long, Currency> bases = new HashMap<>();
        private long at;
        private PositionBlock.@Nullable Builder current;

        Walk(int first, int last, long sequence) {
            this.first = first;
            this.last = last;
            this.sequence = sequence;
        }

        List<HeldBlock> blocks() {
            for (int block = first; block <= last; block++) {
                columns.add(PositionBlock.of(block, layout));
                zones.add(new ZoneId[layout.size()]);
            }
            positions
                    .eligible(PortfolioSelection.blocks(first, last, layout), sequence)
                    .forEach(this::eligible);
            readCash();
            ofRange(NOW).withFetchSize(ROWS_AHEAD).query((RowCallbackHandler) this::position);
            var blocks = new TreeMap<Integer, HeldBlock>();
            for (int i = 0; i < columns.size(); i++) {
                blocks.put(first + i, new HeldBlock(columns.get(i).build(), zones.get(i)));
            }
            bring(blocks, changedSince(), sequence);
            return List.copyOf(blocks.values());
        }

        private List<PortfolioId> changedSince() {
            return ofRange(CHANGED_SINCE)
                    .param("sequence", sequence)
                    .query((row, _) -> new PortfolioId(row.getLong("portfolio_id")))
                    .list();
        }

        private JdbcClient.StatementSpec ofRange(String sql) {
            return PortfolioSelection.blocks(first, last, layout).ask(jdbc, sql);
        }

        private void eligible(HeldBlock.Eligible one) {
            int block = layout.blockOf(one.portfolio()) - first;
            columns.get(block).portfolio(one.portfolio(), one.base());
            zones.get(block)[layout.placeOf(one.portfolio())] = one.zone();
            bases.put(one.portfolio().value(), one.base());
        }

        private void position(ResultSet row) throws SQLException {
            long portfolio = row.getLong(1);
            if (portfolio != at) {
                turnTo(portfolio);
            }
            if (current != null) {
                add(current, row);
            }
        }

        private void turnTo(long portfolio) {
            at = portfolio;
            var base = bases.get(portfolio);
            var id = new PortfolioId(portfolio);
            current =
                    base == null
                            ? null
                            : columns.get(layout.blockOf(id) - first).portfolio(id, base);
        }

        private void add(PositionBlock.Builder portfolio, ResultSet row) throws SQLException {
            int instrument = row.getInt(2);
            var currency = cash.get(instrument);
            if (currency == null) {
                portfolio.holds(instrument, row.getString(3), row.getString(4), row.getString(5));
            } else {
                portfolio.holdsCash(currency, row.getString(3), row.getString(5));
            }
        }

        private void readCash() {
            jdbc.sql(CASH)
                    .query(row -> {
                        cash.put(row.getInt("id"), Currency.getInstance(row.getString("currency")));
                    });
        }
    }
}
