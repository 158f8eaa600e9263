package io.tenfolio.db.ledger;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.Position;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes positions: what they are now, and the change that made them so, always both.
final class PositionRows {
    private static final String READ =
            """
            select a.portfolio_id, a.account_id, a.instrument_id, a.quantity, a.cost, a.realised_gain, p.base_currency
            from   account_position a
            join   portfolio p on p.id = a.portfolio_id
            where  a.portfolio_id between :first and :last
            """;

    private final MultiRowInsert now;
    private final MultiRowInsert changes;
    private final JdbcClient jdbc;

    PositionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.now =
                new MultiRowInsert(
                        jdbc,
                        """
                        insert into account_position
                               (portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, change_seq)
                        """,
                        "(?, ?, ?, ?, ?, ?, ?)",
                        """
                        on duplicate key update
                            quantity = value(quantity), cost = value(cost), realised_gain = value(realised_gain),
                            change_seq = value(change_seq)
                        """);
        this.changes =
                new MultiRowInsert(
                        jdbc,
                        """
                        insert into position_change
                               (portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, seq, entry_id, changed_at)
                        """,
                        "(?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6))");
    }

    /// What is kept of a position. Cost and gain are in the portfolio's base currency.
    record State(Quantity quantity, Worth cost, Worth realisedGain) {
        static State of(Position position) {
            return new State(position.quantity(), position.cost(), position.realised().total());
        }

        static State none(Currency base) {
            return new State(Quantity.ZERO, Worth.zero(base), Worth.zero(base));
        }
    }

    /// A position and what it became.
    record Change(PortfolioId portfolio, PositionKey key, State state) {}

    void write(List<Change> positions, long sequence, @Nullable EntryId cause) {
        now.write(positions.stream().map(change -> row(change, sequence)).toList());
        changes.write(
                positions.stream()
                        .map(change -> {
                            var row = new ArrayList<>(row(change, sequence));
                            row.add(cause == null ? null : cause.value());
                            return row;
                        })
                        .toList());
    }

    /// The positions of portfolios `first` to `last` as they are stored.
    Map<PortfolioId, Map<PositionKey, State>> read(PortfolioId first, PortfolioId last) {
        var stored = new HashMap<PortfolioId, Map<PositionKey, State>>();
        jdbc.sql(READ)
                .param("first", first.value())
                .param("last", last.value())
                .query(row -> {
                    stored.computeIfAbsent(
                                    new PortfolioId(row.getLong("portfolio_id")),
                                    _ -> new HashMap<>())
                            .put(key(row), state(row));
                });
        return stored;
    }

    private static List<@Nullable Object> row(Change change, long sequence) {
        return Arrays.asList(
                change.portfolio().value(),
                change.key().account().value(),
                change.key().instrument().value(),
                change.state().quantity().units(),
                change.state().cost().amount(),
                change.state().realisedGain().amount(),
                sequence);
    }

    private static PositionKey key(ResultSet row) throws SQLException {
        return new PositionKey(
                new AccountId(row.getLong("account_id")),
                new InstrumentId(row.getInt("instrument_id")));
    }

    private static State state(ResultSet row) throws SQLException {
        var base = Currency.getInstance(row.getString("base_currency"));
        return new State(
                new Quantity(row.getBigDecimal("quantity")),
                new Worth(row.getBigDecimal("cost"), base),
                new Worth(row.getBigDecimal("realised_gain"), base));
    }
}
