package io.tenfolio.web.ledger;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import io.tenfolio.ledger.Effect;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Listings.UnknownInstrument;
import io.tenfolio.ledger.Overselling.Oversold;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A booking in the making: what is typed, what is wrong with it, and what it would do. Knows no components. A field is only called wrong
/// once it was left or the whole was tried to book.
final class BookingState {
    private final LedgerService service;
    private final Portfolio portfolio;
    private final Formats formats;
    private final EffectWords words;
    private final Set<BookingField> left = EnumSet.noneOf(BookingField.class);
    private final ValueSignal<Shown> shown = new ValueSignal<>(Shown.NOTHING);

    /// What the page shows beside the fields.
    ///
    /// @param left the fields that may be called wrong; part of what is shown, so that trying to book untouched fields shows their problems
    /// @param refusal why it cannot be booked although every field is right; "" when it can
    private record Shown(
            Set<BookingField> left,
            Map<BookingField, String> problems,
            List<EffectWords.Line> effect,
            String refusal,
            String hint,
            @Nullable LedgerEntry entryOrNull) {
        static final Shown NOTHING = new Shown(Set.of(), Map.of(), List.of(), "", "", null);
    }

    BookingState(LedgerService service, Portfolio portfolio, Formats formats, EffectWords words) {
        this.service = service;
        this.portfolio = portfolio;
        this.formats = formats;
        this.words = words;
    }

    void left(BookingField field) {
        left.add(field);
    }

    /// Looks at what is typed now.
    void look(BookingDraft draft) {
        var checked = draft.check(portfolio, formats.locale(), service.now());
        shown.set(
                checked.entry()
                        .map(entry -> effect(entry, checked))
                        .orElseGet(() ->
                                new Shown(
                                        Set.copyOf(left),
                                        checked.problems(),
                                        List.of(),
                                        "",
                                        "",
                                        null)));
    }

    private Shown effect(LedgerEntry entry, BookingDraft.Checked checked) {
        try {
            Effect effect = service.effect(portfolio.id(), entry);
            var refusal = words.refusal(effect).orElse("");
            var hint = words.overdraws(effect) ? text("effect.overdrawn") : "";
            return new Shown(
                    Set.copyOf(left),
                    checked.problems(),
                    words.lines(effect),
                    refusal,
                    hint,
                    refusal.isEmpty() ? entry : null);
        } catch (UnknownRate unknown) {
            return refused(checked, text("effect.no.rate"));
        } catch (UnknownInstrument unknown) {
            return refused(checked, text("effect.no.cash"));
        }
    }

    private Shown refused(BookingDraft.Checked checked, String why) {
        return new Shown(Set.copyOf(left), checked.problems(), List.of(), why, "", null);
    }

    /// Books what is typed, if it is right; else every field says what is wrong with it. Nothing typed is lost either way.
    boolean book(BookingDraft draft) {
        left.addAll(EnumSet.allOf(BookingField.class));
        look(draft);
        var entry = shown.peek().entryOrNull();
        if (entry == null) {
            return false;
        }
        try {
            service.book(portfolio.id(), entry, "");
            return true;
        } catch (Oversold tooLate) {
            // somebody sold meanwhile
            look(draft);
            return false;
        }
    }

    /// Whether some field is still wrong.
    boolean hasProblems() {
        return !shown.peek().problems().isEmpty();
    }

    /// What is wrong with a field, once it was left; else "".
    Signal<String> problem(BookingField field) {
        return shown.map(now -> {
            var key = now.problems().get(field);
            return key == null || !now.left().contains(field) ? "" : text(key);
        });
    }

    Signal<List<EffectWords.Line>> effect() {
        return shown.map(Shown::effect);
    }

    Signal<String> refusal() {
        return shown.map(Shown::refusal);
    }

    Signal<String> hint() {
        return shown.map(Shown::hint);
    }

    Formats formats() {
        return formats;
    }

    private String text(String key, Object... params) {
        return Texts.in(formats.locale(), key, params);
    }

    Optional<LedgerEntry> entry() {
        return Optional.ofNullable(shown.peek().entryOrNull());
    }
}
