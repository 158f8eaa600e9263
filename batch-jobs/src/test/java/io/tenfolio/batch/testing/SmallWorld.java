package io.tenfolio.batch.testing;

import io.tenfolio.access.Role;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Portfolios of simple holdings, written straight into the tables by the owner of the database. Portfolio n holds n coins of instrument 1
/// (in EUR), 2n of instrument 2 (in USD) and n × 100 EUR of cash (instrument 3); its base is EUR for odd n, USD for even n.
public final class SmallWorld {
    public static final int COIN_IN_EUR = 1;
    public static final int COIN_IN_USD = 2;
    public static final int CASH_IN_EUR = 3;

    private final JdbcClient owner;

    public SmallWorld(JdbcClient owner) {
        this.owner = owner;
    }

    public SmallWorld create(int portfolios) {
        person(1, "ada", Role.INVESTOR);
        instrument(COIN_IN_EUR, "CRYPTO", "EUR");
        instrument(COIN_IN_USD, "CRYPTO", "USD");
        instrument(CASH_IN_EUR, "CASH", "EUR");
        for (int n = 1; n <= portfolios; n++) {
            portfolio(n);
            holds(n, COIN_IN_EUR, n);
            holds(n, COIN_IN_USD, 2 * n);
            holds(n, CASH_IN_EUR, 100 * n);
        }
        return this;
    }

    /// Ada is number 1 and owns every portfolio.
    public void person(int id, String login, Role role) {
        owner.sql(
                        """
                        insert into app_user (id, login, display_name, password_hash, role, enabled, locale, zone, created_at)
                        values (:id, :login, concat(upper(left(:login, 1)), substr(:login, 2)), '-', :role, true, 'en', 'UTC', utc_timestamp(6))
                        """)
                .param("id", id)
                .param("login", login)
                .param("role", role.name())
                .update();
    }

    /// Removes runs and all that came of them.
    public void forgetRuns() {
        List.of(
                        "run",
                        "run_market",
                        "run_block",
                        "valuation_block",
                        "daily_close",
                        "dead_letter",
                        "BATCH_STEP_EXECUTION_CONTEXT",
                        "BATCH_JOB_EXECUTION_CONTEXT",
                        "BATCH_STEP_EXECUTION",
                        "BATCH_JOB_EXECUTION_PARAMS",
                        "BATCH_JOB_EXECUTION",
                        "BATCH_JOB_INSTANCE")
                .forEach(table -> sql("delete from " + table));
    }

    /// As it was created, without prices.
    public void reset() {
        forgetRuns();
        List.of("ledger_entry", "position_change", "price", "rate")
                .forEach(table -> sql("delete from " + table));
        sql("update portfolio set zone = 'UTC'");
        sql(
                """
                update account_position
                set    quantity = portfolio_id * case instrument_id when 1 then 1 when 2 then 2 else 100 end,
                       change_seq = 0
                """);
        changed("portfolio_id > 0");
    }

    public void price(int instrument, String perUnit, String currency, Instant asOf) {
        price(instrument, perUnit, currency, asOf, Quality.FRESH);
    }

    public void price(
            int instrument, String perUnit, String currency, Instant asOf, Quality quality) {
        owner.sql(
                        """
                        insert into price (instrument_id, as_of, recorded_at, per_unit, currency, source, quality)
                        values (:instrument, :asOf, :asOf, :perUnit, :currency, 'test', :quality)
                        """)
                .param("quality", quality.code())
                .param("instrument", instrument)
                .param("asOf", LocalDateTime.ofInstant(asOf, ZoneOffset.UTC))
                .param("perUnit", new BigDecimal(perUnit))
                .param("currency", currency)
                .update();
    }

    public void dollarsPerEuro(String rate, Instant asOf) {
        owner.sql(
                        """
                        insert into rate (pivot, currency, as_of, recorded_at, per_pivot, source)
                        values ('EUR', 'USD', :asOf, :asOf, :rate, 'test')
                        """)
                .param("asOf", LocalDateTime.ofInstant(asOf, ZoneOffset.UTC))
                .param("rate", new BigDecimal(rate))
                .update();
    }

    /// The code under which a source knows an instrument.
    public void knownTo(String source, int instrument, String code) {
        owner.sql(
                        """
                        insert into instrument_identifier (scheme, qualifier, code, instrument_id)
                        values ('SOURCE', :source, :code, :instrument)
                        """)
                .param("source", source)
                .param("code", code)
                .param("instrument", instrument)
                .update();
    }

    /// A deposit booked as the ledger's store would: entry, position, change, all under the next sequence.
    public void deposit(int portfolio, String euros, Instant at) {
        book(portfolio, "DEPOSIT", euros, new BigDecimal(euros), at);
    }

    /// Likewise.
    public void withdraw(int portfolio, String euros, Instant at) {
        book(portfolio, "WITHDRAWAL", euros, new BigDecimal(euros).negate(), at);
    }

    /// So many units for each old one, booked as the ledger's store would.
    public void split(int portfolio, int instrument, int ratioNew, Instant at) {
        sql("update position_sequence set last_seq = last_seq + 1");
        owner.sql(
                        """
                        insert into ledger_entry (account_id, kind, effective_at, recorded_at, instrument_id, ratio_new, ratio_old)
                        values (:portfolio, 'SPLIT', :at, utc_timestamp(6), :instrument, :ratio, 1)
                        """)
                .param("portfolio", portfolio)
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("instrument", instrument)
                .param("ratio", ratioNew)
                .update();
        owner.sql(
                        """
                        update account_position
                        set    quantity = quantity * :ratio,
                               change_seq = (select last_seq from position_sequence)
                        where  portfolio_id = :portfolio
                        and    instrument_id = :instrument
                        """)
                .param("portfolio", portfolio)
                .param("instrument", instrument)
                .param("ratio", ratioNew)
                .update();
        writeChange(portfolio, instrument);
    }

    private void book(int portfolio, String kind, String euros, BigDecimal change, Instant at) {
        sql("update position_sequence set last_seq = last_seq + 1");
        owner.sql(
                        """
                        insert into ledger_entry (account_id, kind, effective_at, recorded_at, gross, currency)
                        values (:portfolio, :kind, :at, utc_timestamp(6), :euros, 'EUR')
                        """)
                .param("kind", kind)
                .param("portfolio", portfolio)
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("euros", new BigDecimal(euros))
                .update();
        owner.sql(
                        """
                        update account_position
                        set    quantity = quantity + :change,
                               change_seq = (select last_seq from position_sequence)
                        where  portfolio_id = :portfolio
                        and    instrument_id = :cash
                        """)
                .param("portfolio", portfolio)
                .param("cash", CASH_IN_EUR)
                .param("change", change)
                .update();
        writeChange(portfolio, CASH_IN_EUR);
    }

    private void writeChange(int portfolio, int instrument) {
        owner.sql(
                        """
                        insert into position_change (seq, portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, entry_id, changed_at)
                        select change_seq, portfolio_id, account_id, instrument_id, quantity, cost, realised_gain,
                               (select max(id) from ledger_entry), utc_timestamp(6)
                        from   account_position
                        where  portfolio_id = :portfolio
                        and    instrument_id = :instrument
                        """)
                .param("portfolio", portfolio)
                .param("instrument", instrument)
                .update();
    }

    /// Leaves a portfolio without an instrument, as a sale would, without an entry.
    public void sellAll(int portfolio, int instrument) {
        holdsNow(portfolio, instrument, "0");
    }

    /// So many units as if they had been bought, without an entry.
    public void holdsNow(int portfolio, int instrument, String quantity) {
        owner.sql(
                        "update account_position set quantity = :quantity where portfolio_id = :portfolio and instrument_id = :instrument")
                .param("quantity", new BigDecimal(quantity))
                .param("portfolio", portfolio)
                .param("instrument", instrument)
                .update();
        changed("portfolio_id = %d and instrument_id = %d".formatted(portfolio, instrument));
    }

    /// The number of the last booking.
    public long sequence() {
        return owner.sql("select last_seq from position_sequence").query(Long.class).single();
    }

    public void zone(int portfolio, String zone) {
        owner.sql("update portfolio set zone = :zone where id = :portfolio")
                .param("portfolio", portfolio)
                .param("zone", zone)
                .update();
        changed("portfolio_id = " + portfolio);
    }

    /// A cost that no figure can hold: the portfolio cannot be valued. Null: it can again.
    public void absurdCost(int portfolio, boolean absurd) {
        owner.sql(
                        "update account_position set cost = :cost where portfolio_id = :portfolio and instrument_id = 1")
                .param("cost", absurd ? new BigDecimal("99999999999999999999") : BigDecimal.TEN)
                .param("portfolio", portfolio)
                .update();
        changed("portfolio_id = " + portfolio);
    }

    /// Says that positions have changed, as every change must be said: under the next sequence.
    private void changed(String which) {
        sql("update position_sequence set last_seq = last_seq + 1");
        sql(
                "update account_position set change_seq = (select last_seq from position_sequence) where "
                        + which);
        sql(
                """
                insert into position_change (seq, portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, changed_at)
                select change_seq, portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, utc_timestamp(6)
                from   account_position
                where  \
                """
                        + which);
    }

    private void instrument(int id, String assetClass, String currency) {
        owner.sql(
                        """
                        insert into instrument (id, asset_class, name, symbol, currency, created_at)
                        values (:id, :class, concat('Instrument ', :id), concat('I', :id), :currency, utc_timestamp(6))
                        """)
                .param("id", id)
                .param("class", assetClass)
                .param("currency", currency)
                .update();
    }

    private void portfolio(int n) {
        owner.sql(
                        """
                        insert into portfolio (id, owner_id, name, base_currency, zone, cost_method, created_at, opened_seq)
                        values (:n, 1, concat('Portfolio ', :n), :base, 'UTC', 'FIFO', utc_timestamp(6), 0)
                        """)
                .param("n", n)
                .param("base", n % 2 == 1 ? "EUR" : "USD")
                .update();
        owner.sql(
                        """
                        insert into account (id, portfolio_id, name, kind, shorts_allowed, created_at)
                        values (:n, :n, 'Main', 'BROKERAGE', false, utc_timestamp(6))
                        """)
                .param("n", n)
                .update();
    }

    private void holds(int portfolio, int instrument, int quantity) {
        owner.sql(
                        """
                        insert into account_position (portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, change_seq)
                        values (:portfolio, :portfolio, :instrument, :quantity, 10, 0, 0)
                        """)
                .param("portfolio", portfolio)
                .param("instrument", instrument)
                .param("quantity", quantity)
                .update();
    }

    private void sql(String sql) {
        owner.sql(sql).update();
    }
}
