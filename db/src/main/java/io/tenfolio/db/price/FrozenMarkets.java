package io.tenfolio.db.price;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.Rate;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The prices and rates of each run as numbers of their rows: nine bytes a price (the row, then its quality in that run), eight a
/// rate. Rows of prices are never changed, so this is all a replay needs.
final class FrozenMarkets {
    private static final int PRICE_BYTES = Long.BYTES + 1;

    private static final String KEEP =
            """
            insert ignore into run_market (slot, revision, prices, rates)
            values (:slot, :revision, :prices, :rates)
            """;
    private static final String FIND =
            """
            select prices, rates
            from   run_market
            where  slot = :slot
            and    revision = :revision
            """;

    private final JdbcClient jdbc;

    FrozenMarkets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Frozen(Map<Long, Quality> qualities, Set<Long> rates) {
        Set<Long> prices() {
            return qualities.keySet();
        }

        Map<InstrumentId, Price> withQualities(List<Price> rows) {
            if (rows.size() != qualities.size()) {
                throw new IllegalStateException(
                        "%d prices of a run are gone".formatted(qualities.size() - rows.size()));
            }
            var prices = new LinkedHashMap<InstrumentId, Price>();
            for (var row : rows) {
                var quality = qualities.getOrDefault(row.id(), row.quality());
                prices.put(row.instrument(), row.withQuality(quality));
            }
            return prices;
        }
    }

    void keep(RunId run, List<Price> prices, List<Rate> rates) {
        var packedPrices = ByteBuffer.allocate(prices.size() * PRICE_BYTES);
        prices.forEach(
                price -> packedPrices.putLong(price.id()).put((byte) price.quality().code()));
        var packedRates = ByteBuffer.allocate(rates.size() * Long.BYTES);
        rates.forEach(rate -> packedRates.putLong(rate.id()));
        jdbc.sql(KEEP)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .param("prices", packedPrices.array())
                .param("rates", packedRates.array())
                .update();
    }

    Optional<Frozen> find(RunId run) {
        return jdbc.sql(FIND)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) ->
                        new Frozen(
                                prices(ByteBuffer.wrap(row.getBytes("prices"))),
                                rates(ByteBuffer.wrap(row.getBytes("rates")))))
                .optional();
    }

    private static Map<Long, Quality> prices(ByteBuffer packed) {
        var qualities = new LinkedHashMap<Long, Quality>();
        while (packed.hasRemaining()) {
            qualities.put(packed.getLong(), Quality.ofCode(packed.get()));
        }
        return qualities;
    }

    private static Set<Long> rates(ByteBuffer packed) {
        var rates = new LinkedHashSet<Long>();
        while (packed.hasRemaining()) {
            rates.add(packed.getLong());
        }
        return rates;
    }
}
