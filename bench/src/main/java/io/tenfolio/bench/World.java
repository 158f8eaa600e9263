package io.tenfolio.bench;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.job.Slot;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Portfolios of ten holdings each, made by the server itself: nine of 500 instruments in three currencies and cash, base currencies
/// and zones by turns, a close of the day before for each, and a deposit of today for one in a thousand.
///
/// Quantities and prices have two digits, the last one a 1: then no product is a tie, and SQL's rounding agrees with HALF_EVEN.
final class World {
    static final int HOLDINGS = 10;
    private static final int FIRST_CASH = 501;
    private static final List<Currency> CURRENCIES =
            Stream.of("EUR", "USD", "INR").map(Currency::getInstance).toList();
    static final Duration STEP = Duration.ofMinutes(10);

    /// After midnight in every zone of the portfolios, and long before the next.
    static final Slot FIRST_SLOT = new Slot(Instant.parse("2026-11-20T07:00:00Z"));

    static final LocalDate CLOSED_DAY = LocalDate.parse("2026-11-19");

    private static final String CASH = "elt(1 + %s mod 3, 'EUR', 'USD', 'INR')";
    private static final int MADE_AT_ONCE = 50_000;

    private static final List<String> TABLES =
            List.of(
                    """
                    create table bench_unit (
                        instrument_id int             not null primary key,
                        eur           decimal(24, 14) not null,
                        usd           decimal(24, 14) not null,
                        inr           decimal(24, 14) not null
                    ) comment 'what one unit is worth in each base currency at the slot that is valued'
                    """,
                    """
                    create table bench_flow (
                        portfolio_id bigint         not null primary key,
                        amount       decimal(24, 4) not null
                    ) comment 'what came in today'
                    """,
                    """
                    create table bench_valuation (
                        way           varchar(20)    not null,
                        slot          bigint         not null,
                        portfolio_id  bigint         not null,
                        market_value  decimal(24, 4) not null,
                        cash          decimal(24, 4) not null,
                        cost          decimal(24, 4) not null,
                        realised_gain decimal(24, 4) not null,
                        day_change    decimal(24, 4) not null,
                        primary key (way, slot, portfolio_id)
                    ) comment 'what the other ways store'
                    """);

    private static final List<String> ONCE =
            List.of(
                    """
                    insert into app_user (id, login, display_name, password_hash, role, enabled, locale, zone, created_at)
                    values (1, 'bench', 'Bench', '-', 'INVESTOR', true, 'en', 'UTC', utc_timestamp(6))
                    """,
                    """
                    insert into instrument (id, asset_class, name, symbol, currency, created_at)
                    select seq, 'CRYPTO', concat('Instrument ', seq), concat('I', seq), %s, utc_timestamp(6)
                    from   seq_1_to_500
                    """
                            .formatted(CASH.formatted("seq")),
                    """
                    insert into instrument (id, asset_class, name, symbol, currency, created_at)
                    select 501 + seq, 'CASH', concat('Cash ', seq), concat('C', seq), %s, utc_timestamp(6)
                    from   seq_0_to_2
                    """
                            .formatted(CASH.formatted("seq")),
                    """
                    insert into rate (pivot, currency, as_of, recorded_at, per_pivot, source)
                    values ('EUR', 'USD', '2026-11-19 15:00', '2026-11-19 15:00', 1.0847, 'bench'),
                           ('EUR', 'INR', '2026-11-19 15:00', '2026-11-19 15:00', 91.2345, 'bench')
                    """);

    /// From portfolio `?` to portfolio `?`.
    private static final List<String> MAKE =
            List.of(
                    """
                    insert into portfolio (id, owner_id, name, base_currency, zone, cost_method, created_at, opened_seq)
                    select seq, 1, concat('Portfolio ', seq), %s,
                           elt(1 + seq mod 3, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
                           'FIFO', '2026-01-01', 2 + seq
                    from   seq_1_to_10000000
                    where  seq between ? and ?
                    """
                            .formatted(CASH.formatted("seq")),
                    """
                    insert into account (id, portfolio_id, name, kind, shorts_allowed, created_at)
                    select seq, seq, 'Main', 'BROKERAGE', false, '2026-01-01'
                    from   seq_1_to_10000000
                    where  seq between ? and ?
                    """,
                    """
                    insert into account_position (portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, change_seq)
                    select p.seq, p.seq,
                           if(h.seq = 9, 501 + p.seq div 5 mod 3, 1 + (p.seq * 9973 + h.seq * 55) mod 500),
                           (1 + (p.seq * 31 + h.seq * 7919) mod 5000 * 10) / 100,
                           ((p.seq * 17 + h.seq) mod 40000) / 4,
                           ((p.seq + h.seq) mod 4001) / 8 - 250,
                           0
                    from   seq_1_to_10000000 p
                    join   seq_0_to_9 h
                    where  p.seq between ? and ?
                    """,
                    """
                    insert into daily_close (portfolio_id, day, market_value, cash, cost, realised_gain, contributions, withdrawals,
                                             as_of, recorded_at, position_seq, slot, revision)
                    select seq, '2026-11-19', 100000 + seq mod 99991 / 7, 50, 0, 0, 0, 0, '2026-11-19 20:00', '2026-11-19 20:00', 0,
                           unix_timestamp('2026-11-19 18:00'), 0
                    from   seq_1_to_10000000
                    where  seq between ? and ?
                    """,
                    """
                    insert into bench_flow (portfolio_id, amount)
                    select seq, seq mod 977 / 4
                    from   seq_1_to_10000000
                    where  seq between ? and ?
                    and    seq mod 1000 = 1
                    """);

    /// The same deposits as the product keeps them: entry and change. The positions include them already.
    private static final List<String> BOOK =
            List.of(
                    """
                    insert into ledger_entry (id, account_id, kind, effective_at, recorded_at, gross, currency)
                    select f.portfolio_id, f.portfolio_id, 'DEPOSIT', '2026-11-20 06:00', '2026-11-20 06:00', f.amount, p.base_currency
                    from   bench_flow f
                    join   portfolio p on p.id = f.portfolio_id
                    where  f.portfolio_id between ? and ?
                    """,
                    """
                    insert into position_change (seq, portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, entry_id, changed_at)
                    select 3 + h.portfolio_id, h.portfolio_id, h.account_id, h.instrument_id, h.quantity, h.cost, h.realised_gain,
                           h.portfolio_id, '2026-11-20 06:00'
                    from   account_position h
                    join   bench_flow f on f.portfolio_id = h.portfolio_id
                    where  f.portfolio_id between ? and ?
                    and    h.instrument_id > 500
                    """,
                    """
                    update position_change c
                    straight_join account_position h
                           on  h.portfolio_id = c.portfolio_id
                           and h.account_id = c.account_id
                           and h.instrument_id = c.instrument_id
                    set    h.change_seq = c.seq
                    where  c.portfolio_id between ? and ?
                    """);

    private static final String PRICES =
            """
            insert into price (instrument_id, as_of, recorded_at, per_unit, currency, source, quality)
            select id, from_unixtime(:at), from_unixtime(:at), (101 + (id * 7919 + :at div 600 * 13) mod 3000 * 10) / 100, currency, 'bench', 1
            from   instrument
            where  id <= 500
            """;

    private final BenchDatabase database;
    private int made;

    World(BenchDatabase database) {
        this.database = database;
    }

    /// How many portfolios there are.
    int portfolios() {
        return made;
    }

    /// Makes portfolios until there are so many; how long that took.
    Duration grow(int portfolios) {
        long begin = System.nanoTime();
        var jdbc = new JdbcTemplate(database.owner());
        if (made == 0) {
            TABLES.forEach(jdbc::execute);
            ONCE.forEach(jdbc::execute);
        }
        var ranges = new ArrayList<Consumer<JdbcTemplate>>();
        for (int first = made + 1; first <= portfolios; first += MADE_AT_ONCE) {
            int from = first;
            int to = Math.min(portfolios, first + MADE_AT_ONCE - 1);
            ranges.add(session -> make(session, from, to));
        }
        database.sessions(ranges);
        made = portfolios;
        jdbc.update("update position_sequence set last_seq = 3 + ?", made);
        jdbc.execute("analyze table portfolio, account, account_position, daily_close");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void make(JdbcTemplate session, int first, int last) {
        session.execute(
                "set unique_checks = 0, foreign_key_checks = 0, innodb_lock_wait_timeout = 600");
        MAKE.forEach(sql -> session.update(sql, first, last));
        BOOK.forEach(sql -> session.update(sql, first, last));
    }

    /// The run of one slot, published and with all its values, in other slots too.
    void copy(Slot from, List<Slot> to) {
        database.session(session -> {
            for (var table : List.of("run", "valuation_block")) {
                session.execute(
                        "create temporary table copied as select * from %s where slot = %d"
                                .formatted(table, from.epochSecond()));
                for (var slot : to) {
                    session.update("update copied set slot = ?", slot.epochSecond());
                    session.execute("insert into %s select * from copied".formatted(table));
                }
                session.execute("drop temporary table copied");
            }
        });
    }

    /// What sources would have said in a slot: a new price for each instrument.
    void say(Slot slot) {
        new JdbcTemplate(database.owner())
                .update(PRICES.replace(":at", Long.toString(slot.epochSecond())));
    }

    /// The worth of one unit of everything, for those who value in SQL; not counted in their time.
    void units(MarketSnapshot market) {
        var rows = new ArrayList<List<Object>>();
        for (var price : market.prices().values()) {
            rows.add(unit(price.instrument().value(), price.perUnit(), market));
        }
        for (int cash = 0; cash < CURRENCIES.size(); cash++) {
            var one = new UnitPrice(BigDecimal.ONE, CURRENCIES.get(cash));
            rows.add(unit(FIRST_CASH + cash, one, market));
        }
        var jdbc = JdbcClient.create(database.owner());
        jdbc.sql("delete from bench_unit").update();
        new MultiRowInsert(
                        jdbc,
                        "insert into bench_unit (instrument_id, eur, usd, inr)",
                        "(?, ?, ?, ?)")
                .write(rows);
    }

    private static List<Object> unit(int instrument, UnitPrice price, MarketSnapshot market) {
        var row = new ArrayList<Object>(List.of(instrument));
        for (var base : CURRENCIES) {
            var rate = market.rates().rate(price.currency(), base).orElseThrow();
            row.add(price.amount().multiply(rate));
        }
        return row;
    }
}
