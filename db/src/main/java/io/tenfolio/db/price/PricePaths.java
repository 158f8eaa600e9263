package io.tenfolio.db.price;

import io.tenfolio.db.sql.Portions;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What prices were at given moments, for telling a portfolio's worth through time.
@Repository
public class PricePaths {
    private static final int MOMENTS_PER_QUESTION = 100;
    private static final int INSTRUMENTS_PER_QUESTION = 500;

    // one step from the end of the index (instrument_id, as_of, …) for each instrument and moment;
    // 5 is an estimate, which
    // stands only while there is nothing else, and what came after the moment only where nothing
    // came before
    private static final String AT =
            """
            select distinct p.id, p.instrument_id, p.as_of, p.recorded_at, p.per_unit, p.currency, p.source, p.quality
            from   (select coalesce((select said.id
                                     from   price said
                                     where  said.instrument_id = i.id
                                     and    said.as_of <= m.moment
                                     and    said.recorded_at <= :until
                                     and    said.quality <> 5
                                     order  by said.as_of desc, said.recorded_at desc, said.source desc
                                     limit  1),
                                    (select estimated.id
                                     from   price estimated
                                     where  estimated.instrument_id = i.id
                                     and    estimated.as_of <= m.moment
                                     and    estimated.recorded_at <= :until
                                     order  by estimated.as_of desc, estimated.recorded_at desc, estimated.source desc
                                     limit  1),
                                    (select first.id
                                     from   price first
                                     where  first.instrument_id = i.id
                                     and    first.recorded_at <= :until
                                     order  by first.as_of, first.recorded_at desc
                                     limit  1)) as id
                    from   instrument i
                    cross  join (%s) m
                    where  i.id in (:instruments)) chosen
            join   price p on p.id = chosen.id
            """;

    private final JdbcClient jdbc;

    public PricePaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last price of each instrument at or before each moment, by the sources' own time, as recorded until `recordedUntil`.
    public PricePath of(
            Collection<InstrumentId> instruments, List<Instant> moments, Instant recordedUntil) {
        var prices = new ArrayList<Price>();
        for (var some : Portions.of(List.copyOf(instruments), INSTRUMENTS_PER_QUESTION)) {
            for (var at : Portions.of(moments, MOMENTS_PER_QUESTION)) {
                prices.addAll(at(some, at, recordedUntil));
            }
        }
        return new PricePath(prices);
    }

    private List<Price> at(
            List<InstrumentId> instruments, List<Instant> moments, Instant recordedUntil) {
        var rows =
                IntStream.range(0, moments.size())
                        .mapToObj("select :moment%d as moment"::formatted)
                        .collect(Collectors.joining(" union all "));
        var question =
                jdbc.sql(AT.formatted(rows))
                        .param("until", Utc.of(recordedUntil))
                        .param(
                                "instruments",
                                instruments.stream().map(InstrumentId::value).toList());
        for (int i = 0; i < moments.size(); i++) {
            question = question.param("moment" + i, Utc.of(moments.get(i)));
        }
        return question.query((row, _) -> Prices.toPrice(row)).list();
    }
}
