package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Days that ended since the published run before: its figures are the close of each portfolio whose zone has a later day now.
@Component
class ClosingDays {
    private final Valuations valuations;
    private final LastCloses lastCloses;
    private final BlockLayout layout;

    ClosingDays(Valuations valuations, LastCloses lastCloses, BlockLayout layout) {
        this.valuations = valuations;
        this.lastCloses = lastCloses;
        this.layout = layout;
    }

    Optional<EndedDays> of(RunToValue run, int block, List<Held> held) {
        var closing = held.stream().filter(one -> run.closingIn(one.zone()).isPresent()).toList();
        if (closing.isEmpty()) {
            return Optional.empty();
        }
        var last = run.previous().orElseThrow().id();
        var figures = valuations.block(last, block);
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new EndedDays(last, new Closing(last, block, figures).of(closing)));
    }

    /// The walk over one block of the last run of the day.
    private final class Closing {
        private final RunId last;
        private final int block;
        private final Map<Figure, byte[]> figures;
        private final Map<LocalDate, Map<PortfolioId, LastClose>> before = new HashMap<>();

        Closing(RunId last, int block, Map<Figure, byte[]> figures) {
            this.last = last;
            this.block = block;
            this.figures = figures;
        }

        List<Close> of(List<Held> closing) {
            var closes = new ArrayList<Close>();
            for (var one : closing) {
                int place = layout.placeOf(one.portfolio());
                if (at(Figure.MARKET_VALUE, place) != ABSENT) {
                    closes.add(close(one, place));
                }
            }
            return closes;
        }

        private Close close(Held one, int place) {
            var day = RunToValue.day(last, one.zone());
            var marketValue = worth(Figure.MARKET_VALUE, place);
            var cash = worth(Figure.CASH, place);
            return new Close(
                    one.portfolio(),
                    day,
                    marketValue,
                    cash,
                    worth(Figure.COST, place),
                    worth(Figure.REALISED_GAIN, place),
                    flows(one.portfolio(), day, marketValue.add(cash), place));
        }

        /// The part of the day that was not gain: worth at its end − worth at its start − day change.
        private BigDecimal flows(
                PortfolioId portfolio, LocalDate day, BigDecimal worth, int place) {
            if (at(Figure.DAY_CHANGE, place) == ABSENT) {
                return BigDecimal.ZERO; // the first day that is known
            }
            var start = before(day).get(portfolio);
            return worth.subtract(start == null ? BigDecimal.ZERO : start.worth())
                    .subtract(worth(Figure.DAY_CHANGE, place));
        }

        private Map<PortfolioId, LastClose> before(LocalDate day) {
            return before.computeIfAbsent(
                    day, d -> lastCloses.before(d, layout.first(block), layout.last(block)));
        }

        private BigDecimal worth(Figure figure, int place) {
            return BigDecimal.valueOf(at(figure, place), Worth.DIGITS);
        }

        private long at(Figure figure, int place) {
            var packed = figures.get(figure);
            return packed == null ? ABSENT : PackedFigures.at(packed, place);
        }
    }
}
