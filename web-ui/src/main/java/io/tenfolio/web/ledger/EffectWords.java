package io.tenfolio.web.ledger;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Effect;
import io.tenfolio.ledger.Position;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.web.look.Tone;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The effect of a booking in words: each position it changes, cash with its balance, and what it gains.
final class EffectWords {
    private final Formats formats;
    private final Function<InstrumentId, Optional<Instrument>> instruments;
    private final Function<AccountId, String> accounts;

    EffectWords(
            Formats formats,
            Function<InstrumentId, Optional<Instrument>> instruments,
            Function<AccountId, String> accounts) {
        this.formats = formats;
        this.instruments = instruments;
        this.accounts = accounts;
    }

    /// One line: what, what it was, what it becomes, and which way that is.
    record Line(String what, String before, String after, Tone tone) {}

    List<Line> lines(Effect effect) {
        var lines = new ArrayList<Line>();
        boolean several =
                effect.positions().stream()
                                .map(changed -> changed.key().account())
                                .distinct()
                                .count()
                        > 1;
        for (var changed : effect.positions()) {
            var where = several ? " · " + accounts.apply(changed.key().account()) : "";
            lines(changed.before(), changed.after()).stream()
                    .map(line ->
                            new Line(line.what() + where, line.before(), line.after(), line.tone()))
                    .forEach(lines::add);
        }
        return lines;
    }

    private List<Line> lines(Optional<Position> before, Position after) {
        var instrument = instruments.apply(after.key().instrument());
        return instrument.filter(Instrument.Currency.class::isInstance).isPresent()
                ? List.of(cash(before, after))
                : position(instrument.map(Instrument::symbol).orElse("?"), before, after);
    }

    /// Whether cash ends below nothing, which is allowed and worth saying.
    boolean overdraws(Effect effect) {
        return effect.positions().stream()
                .anyMatch(changed ->
                        changed.after().quantity().units().signum() < 0
                                && instruments
                                        .apply(changed.key().instrument())
                                        .filter(Instrument.Currency.class::isInstance)
                                        .isPresent());
    }

    /// What would be missing, when it would be refused.
    Optional<String> refusal(Effect effect) {
        return effect.refusal()
                .map(oversold ->
                        text(
                                "effect.oversold",
                                formats.quantity(oversold.missing()),
                                instruments
                                        .apply(oversold.position().instrument())
                                        .map(Instrument::symbol)
                                        .orElse("?"),
                                accounts.apply(oversold.position().account())));
    }

    private Line cash(Optional<Position> before, Position after) {
        var was = before.map(Position::quantity).orElse(Quantity.ZERO);
        return new Line(
                text("effect.cash", after.local().getCurrencyCode()),
                formats.worth(new Worth(was.units(), after.local())),
                formats.worth(new Worth(after.quantity().units(), after.local())),
                Tone.NONE);
    }

    private List<Line> position(String symbol, Optional<Position> before, Position after) {
        var lines = new ArrayList<Line>();
        var none = Worth.zero(after.base());
        var was = before.map(Position::quantity).orElse(Quantity.ZERO);
        if (!was.equals(after.quantity())) {
            lines.add(
                    new Line(
                            text("effect.quantity", symbol),
                            formats.quantity(was),
                            formats.quantity(after.quantity()),
                            Tone.NONE));
        }
        var costBefore = before.map(Position::cost).orElse(none);
        if (!costBefore.equals(after.cost())) {
            lines.add(
                    new Line(
                            text("effect.cost", symbol),
                            formats.worth(costBefore),
                            formats.worth(after.cost()),
                            Tone.NONE));
        }
        var gained =
                after.realised().total().minus(before.map(p -> p.realised().total()).orElse(none));
        if (!gained.equals(none)) {
            lines.add(
                    new Line(
                            text("effect.realised", symbol),
                            "",
                            formats.signed(gained),
                            Tone.of(gained)));
        }
        return lines;
    }

    private String text(String key, Object... params) {
        return Texts.in(formats.locale(), key, params);
    }
}
