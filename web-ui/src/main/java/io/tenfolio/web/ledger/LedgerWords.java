package io.tenfolio.web.ledger;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.EntryKind;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.money.Money;
import io.tenfolio.web.look.Tone;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/// Entries in the words of a page; times in the zone of the portfolio.
public final class LedgerWords {
    private final Formats formats;

    public LedgerWords(Formats formats) {
        this.formats = formats;
    }

    public String kind(LedgerRow row) {
        var kind = EntryKind.of(row.line().entry());
        var reversed = row.reversed();
        return reversed == null
                ? kind(kind)
                : Texts.in(
                        formats.locale(),
                        "entry.reversal.of",
                        kind(EntryKind.of(reversed.entry())));
    }

    public String kind(EntryKind kind) {
        return Texts.in(formats.locale(), "entry." + kind.name());
    }

    /// When it took effect.
    public String effective(LedgerRow row) {
        return in(row).moment(row.line().entry().booking().effectiveAt());
    }

    /// When it was written down, and by whom.
    public String recorded(LedgerRow row) {
        var at = in(row).moment(row.line().entry().booking().recordedAt());
        var by = row.line().recordedBy();
        return by.isEmpty()
                ? Texts.in(formats.locale(), "ledger.recorded", at)
                : Texts.in(formats.locale(), "ledger.recorded.by", at, by);
    }

    private Formats in(LedgerRow row) {
        return formats.in(row.portfolio().zone());
    }

    public String symbol(LedgerRow row) {
        return row.instrument().map(Instrument::symbol).orElse("");
    }

    public String name(LedgerRow row) {
        return row.instrument().map(Instrument::name).orElse("");
    }

    /// Units, or the ratio of a split.
    public String quantity(LedgerRow row) {
        var entry = about(row);
        if (entry instanceof LedgerEntry.Split split) {
            return split.ratioNew() + " : " + split.ratioOld();
        }
        return EntryInstrument.units(entry).map(formats::quantity).orElse("");
    }

    /// What it did to the cash.
    public String cash(LedgerRow row) {
        return row.cash().stream().map(formats::signed).collect(Collectors.joining(" · "));
    }

    public Tone tone(LedgerRow row) {
        return switch (row.cash().size()) {
            case 1 -> tone(row.cash().getFirst());
            default -> Tone.NONE;
        };
    }

    private static Tone tone(Money amount) {
        return amount.amount().compareTo(BigDecimal.ZERO) > 0 ? Tone.UP : Tone.NONE;
    }

    public String note(LedgerRow row) {
        return row.line().entry().booking().note();
    }

    /// One line that names it: `Buy, 10 NRDA, 21 Nov 2026, 14:20, −€900.00`.
    public String sentence(LedgerRow row) {
        return kind(row)
                + part((quantity(row) + " " + symbol(row)).strip())
                + part(effective(row))
                + part(cash(row));
    }

    private static String part(String text) {
        return text.isEmpty() ? "" : ", " + text;
    }

    private static LedgerEntry about(LedgerRow row) {
        var reversed = row.reversed();
        return reversed == null ? row.line().entry() : reversed.entry();
    }
}
