package io.tenfolio.db.instrument;

import io.tenfolio.db.Transactions;
import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Instruments and the ways they are known.
@Repository
public class Instruments {
    private static final String ALL =
            """
            select id, asset_class, name, symbol, venue, currency, sector, country
            from   instrument
            order  by id
            """;
    private static final String EXISTS =
            """
            select exists (select 1 from instrument where id = :id)
            """;
    private static final String FIND =
            """
            select i.id, i.asset_class, i.name, i.symbol, i.venue, i.currency, i.sector, i.country
            from   instrument i
            join   instrument_identifier k on k.instrument_id = i.id
            where  k.scheme = :scheme
            and    k.qualifier = :qualifier
            and    k.code = :code
            """;
    private static final String CODES =
            """
            select code, instrument_id
            from   instrument_identifier
            where  scheme = 'SOURCE'
            and    qualifier = :source
            """;
    private static final String ISINS =
            """
            select instrument_id, min(code) as code
            from   instrument_identifier
            where  scheme = 'ISIN'
            group  by instrument_id
            """;
    private static final String ADD =
            """
            insert into instrument (id, asset_class, name, symbol, venue, currency, sector, country, created_at)
            values (:id, :assetClass, :name, :symbol, :venue, :currency, :sector, :country, utc_timestamp(6))
            """;
    private static final String IDENTIFY =
            """
            insert into instrument_identifier (scheme, qualifier, code, instrument_id)
            values (:scheme, :qualifier, :code, :id)
            """;
    private static final String BY_ID =
            """
            select id, asset_class, name, symbol, venue, currency, sector, country
            from   instrument
            where  id = :id
            """;
    private static final String SEARCH =
            """
            select i.id, i.asset_class, i.name, i.symbol, i.venue, i.currency, i.sector, i.country
            from   instrument i
            where  i.asset_class <> 'CASH'
            and    i.merged_into is null
            and    (instr(i.name, :text) > 0
                    or instr(i.symbol, :text) = 1
                    or i.id in (select k.instrument_id
                                from   instrument_identifier k
                                where  instr(k.code, :text) = 1
                                and    k.scheme <> 'SOURCE'))
            order  by i.symbol = :text desc, instr(i.symbol, :text) = 1 desc, i.name, i.id
            limit  :limit offset :offset
            """;
    private static final String IDENTIFIERS =
            """
            select scheme, qualifier, code
            from   instrument_identifier
            where  instrument_id = :id
            order  by scheme, qualifier, code
            """;
    private static final String CASH =
            """
            select id, asset_class, name, symbol, venue, currency, sector, country
            from   instrument
            where  asset_class = 'CASH'
            order  by currency
            """;
    private static final String MERGED_INTO =
            """
            select merged_into
            from   instrument
            where  id = :id
            and    merged_into is not null
            """;
    private static final String NEXT =
            """
            select coalesce(max(id), 0) + 1
            from   instrument
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public Instruments(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public Map<InstrumentId, Instrument> all() {
        var all = new LinkedHashMap<InstrumentId, Instrument>();
        jdbc.sql(ALL)
                .query((row, _) -> toInstrument(row))
                .list()
                .forEach(instrument -> all.put(instrument.id(), instrument));
        return all;
    }

    public Optional<Instrument> find(Identifier identifier) {
        return jdbc.sql(FIND)
                .param("scheme", identifier.scheme().name())
                .param("qualifier", identifier.qualifier())
                .param("code", identifier.code())
                .query((row, _) -> toInstrument(row))
                .optional();
    }

    public boolean exists(InstrumentId id) {
        return jdbc.sql(EXISTS).param("id", id.value()).query(Boolean.class).single();
    }

    public Optional<Instrument> find(InstrumentId id) {
        return jdbc.sql(BY_ID)
                .param("id", id.value())
                .query((row, _) -> toInstrument(row))
                .optional();
    }

    /// What matches `text` by name, the beginning of its symbol or of an ISIN or ticker, the best first; no cash, no merged duplicates.
    public List<Instrument> search(String text, int offset, int limit) {
        return jdbc.sql(SEARCH)
                .param("text", text.strip())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> toInstrument(row))
                .list();
    }

    /// All ways an instrument is known.
    public List<Identifier> identifiers(InstrumentId id) {
        return jdbc.sql(IDENTIFIERS)
                .param("id", id.value())
                .query((row, _) ->
                        new Identifier(
                                Identifier.Scheme.valueOf(row.getString("scheme")),
                                row.getString("qualifier"),
                                row.getString("code")))
                .list();
    }

    /// The instruments that stand for cash, by currency.
    public List<Instrument> cash() {
        return jdbc.sql(CASH).query((row, _) -> toInstrument(row)).list();
    }

    /// Makes sure that cash of a currency can be held.
    public void haveCash(Currency currency) {
        transactions.run(() -> {
            if (cash().stream().noneMatch(cash -> cash.currency().equals(currency))) {
                add(new Instrument.Currency(nextId(), currency), List.of());
            }
        });
    }

    /// What a duplicate was merged into.
    public Optional<InstrumentId> mergedInto(InstrumentId id) {
        return jdbc.sql(MERGED_INTO)
                .param("id", id.value())
                .query((row, _) -> new InstrumentId(row.getInt("merged_into")))
                .optional();
    }

    /// The codes that a source uses, e.g. `AAPL` → 17: identifiers of scheme SOURCE with this qualifier.
    public Map<String, InstrumentId> codesOf(String source) {
        var codes = new LinkedHashMap<String, InstrumentId>();
        jdbc.sql(CODES)
                .param("source", source)
                .query(row -> {
                    codes.put(row.getString("code"), new InstrumentId(row.getInt("instrument_id")));
                });
        return codes;
    }

    /// The ISINs of all instruments that have one.
    public Map<InstrumentId, String> isins() {
        var isins = new LinkedHashMap<InstrumentId, String>();
        jdbc.sql(ISINS)
                .query(row -> {
                    isins.put(new InstrumentId(row.getInt("instrument_id")), row.getString("code"));
                });
        return isins;
    }

    /// The lowest number above all that are taken. Two who ask at once get the same: the second one's [#add] fails.
    public InstrumentId nextId() {
        return new InstrumentId(jdbc.sql(NEXT).query(Integer.class).single());
    }

    /// Writes an instrument under the number it carries, with all the ways it is known, or nothing.
    ///
    /// @throws InstrumentKnown if the number or one of the identifiers is taken
    public void add(Instrument instrument, Collection<Identifier> identifiers) {
        try {
            transactions.run(() -> {
                insert(instrument);
                identifiers.forEach(identifier -> insert(identifier, instrument.id()));
            });
        } catch (DuplicateKeyException e) {
            throw new InstrumentKnown(instrument, e);
        }
    }

    private void insert(Instrument instrument) {
        jdbc.sql(ADD)
                .param("id", instrument.id().value())
                .param("assetClass", instrument.assetClass().name())
                .param("name", instrument.name())
                .param("symbol", instrument.symbol())
                .param("venue", venue(instrument))
                .param("currency", instrument.currency().getCurrencyCode())
                .param("sector", instrument.classification().sector())
                .param("country", instrument.classification().country())
                .update();
    }

    private void insert(Identifier identifier, InstrumentId instrument) {
        jdbc.sql(IDENTIFY)
                .param("scheme", identifier.scheme().name())
                .param("qualifier", identifier.qualifier())
                .param("code", identifier.code())
                .param("id", instrument.value())
                .update();
    }

    private static String venue(Instrument instrument) {
        return switch (instrument) {
            case Instrument.Equity equity -> equity.venue().value();
            case Instrument.Etf etf -> etf.venue().value();
            case Instrument.Bond bond -> bond.venue().value();
            case Instrument.Fund _,
                    Instrument.Crypto _,
                    Instrument.Commodity _,
                    Instrument.Currency _ ->
                    "";
        };
    }

    private static Instrument toInstrument(ResultSet row) throws SQLException {
        var id = new InstrumentId(row.getInt("id"));
        var name = row.getString("name");
        var symbol = row.getString("symbol");
        var currency = Currency.getInstance(row.getString("currency"));
        var counts = new Classification(row.getString("sector"), row.getString("country"));
        return switch (AssetClass.valueOf(row.getString("asset_class"))) {
            case EQUITY -> new Instrument.Equity(id, name, symbol, mic(row), currency, counts);
            case ETF -> new Instrument.Etf(id, name, symbol, mic(row), currency, counts);
            case FUND -> new Instrument.Fund(id, name, symbol, currency, counts);
            case BOND -> new Instrument.Bond(id, name, symbol, mic(row), currency, counts);
            case CRYPTO -> new Instrument.Crypto(id, name, symbol, currency, counts);
            case COMMODITY -> new Instrument.Commodity(id, name, symbol, currency, counts);
            case CASH -> new Instrument.Currency(id, currency);
        };
    }

    private static Mic mic(ResultSet row) throws SQLException {
        return new Mic(row.getString("venue"));
    }
}
