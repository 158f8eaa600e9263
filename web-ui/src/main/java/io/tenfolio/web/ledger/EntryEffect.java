package io.tenfolio.web.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Effect;
import io.tenfolio.ledger.Position;
import io.tenfolio.money.Worth;
import io.tenfolio.web.api.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a booking would do, as a program reads it.
@Schema(name = "Effect")
record EntryEffect(
        @Schema(description = "When the positions would be so") Instant at,
        @Schema(description = "Whether it would be booked") boolean possible,
        @Schema(description = "Why it would be refused") @Nullable String refusal,
        @Schema(description = "Each position that changes, cash among them")
                List<Change> positions) {
    @Schema(name = "PositionChange")
    record Change(
            @Schema(example = "31") long account,
            @Schema(example = "42") int instrument,
            @Schema(example = "NRD") String symbol,
            @Schema(description = "Null when there is no such position yet") @Nullable State before,
            State after,
            @Schema(description = "What is gained or lost by it") Amount realised) {}

    @Schema(name = "PositionState")
    record State(
            @Schema(type = "string", example = "12.5") BigDecimal quantity,
            @Schema(description = "In the portfolio's base currency; cash has none") Amount cost) {
        static State of(Position position) {
            return new State(position.quantity().units(), Amount.of(position.cost()));
        }
    }

    static EntryEffect of(Effect effect, Function<InstrumentId, Optional<Instrument>> instruments) {
        return new EntryEffect(
                effect.at(),
                effect.refusal().isEmpty(),
                effect.refusal().map(Throwable::getMessage).orElse(null),
                effect.positions().stream().map(one -> change(one, instruments)).toList());
    }

    private static Change change(
            Effect.Changed changed, Function<InstrumentId, Optional<Instrument>> instruments) {
        var after = changed.after();
        var realisedBefore =
                changed.before()
                        .map(before -> before.realised().total())
                        .orElse(Worth.zero(after.base()));
        return new Change(
                changed.key().account().value(),
                changed.key().instrument().value(),
                instruments.apply(changed.key().instrument()).map(Instrument::symbol).orElse(""),
                changed.before().map(State::of).orElse(null),
                State.of(after),
                Amount.of(after.realised().total().minus(realisedBefore)));
    }
}
