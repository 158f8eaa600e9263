package io.tenfolio.web.overview;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.valuation.ValuationGap;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.look.ShareDonut;
import io.tenfolio.web.look.Tone;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the overview says, as signals that follow the newest picture of a portfolio and the choices of the
/// person looking at it. Knows no components.
final class OverviewState {
    private final Signal<Picture> picture;
    private final Formats formats;
    private final Signal<Timetable.Plan> timetable;

    private final ValueSignal<String> wanted = new ValueSignal<>("");
    private final ValueSignal<Choice> account = new ValueSignal<>(Choice.ALL);
    private final ValueSignal<Split> split;

    /// All accounts or one.
    private record Choice(@Nullable AccountId oneOrNull) {
        static final Choice ALL = new Choice(null);
    }

    OverviewState(
            Signal<Picture> picture,
            Formats formats,
            Signal<Timetable.Plan> timetable,
            Split split) {
        this.picture = picture;
        this.formats = formats;
        this.timetable = timetable;
        this.split = new ValueSignal<>(split);
    }

    // ---- what a person chooses ----

    void filter(String text) {
        wanted.set(text);
    }

    void show(Optional<AccountId> only) {
        account.set(new Choice(only.orElse(null)));
    }

    void splitBy(Split chosen) {
        split.set(chosen);
    }

    // ---- the answer first ----

    Signal<Boolean> isValued() {
        return picture.map(Picture.Valued.class::isInstance);
    }

    Signal<Boolean> isWaiting() {
        return Signal.not(isValued());
    }

    Signal<String> total() {
        return valued("", valued -> formats.worth(valued.figures().total()));
    }

    Signal<String> dayChange() {
        return valued(
                "",
                valued ->
                        valued.figures()
                                .dayChange()
                                .map(change -> dayChange(valued, change))
                                .orElseGet(() -> text("overview.day.unknown")));
    }

    private String dayChange(Picture.Valued valued, Worth change) {
        var base = valued.figures().total().minus(change);
        return formats.signed(change)
                + PositionRow.fraction(change, base)
                        .map(fraction -> " (" + formats.signedPercent(fraction) + ")")
                        .orElse("");
    }

    Signal<Tone> dayTone() {
        return valued(
                Tone.NONE, valued -> valued.figures().dayChange().map(Tone::of).orElse(Tone.NONE));
    }

    /// What the day change is measured from.
    Signal<String> dayBase() {
        return valued(
                "",
                valued ->
                        valued.figures()
                                .dayChange()
                                .map(change -> valued.figures().total().minus(change))
                                .map(base -> text("overview.day.base", formats.worth(base)))
                                .orElse(""));
    }

    /// When the data shown held; [Instant#EPOCH] while there is none.
    Signal<Instant> asOf() {
        return valued(Instant.EPOCH, valued -> valued.run().slot().start());
    }

    Signal<String> asOfText() {
        return Signal.computed(() ->
                picture.get() instanceof Picture.Valued valued
                        ? live(valued) + asOfText(valued, timetable.get())
                        : "");
    }

    /// "Live price, 12:03:05 · " where one was pushed since the run.
    private String live(Picture.Valued valued) {
        return valued.live()
                .map(live -> text("overview.asof.live", formats.timeWithSeconds(live.pricedAt())))
                .map(words -> words + " · ")
                .orElse("");
    }

    private String asOfText(Picture.Valued valued, Timetable.Plan plan) {
        var slot = valued.run().slot();
        var key = valued.bookedSince() ? "overview.asof.booked" : "overview.asof";
        return plan.nextAfter(slot)
                .map(next ->
                        text(
                                key,
                                time(slot.start(), plan),
                                time(next, plan),
                                formats.zoneName(next)))
                .orElseGet(() ->
                        text(
                                key + ".paused",
                                time(slot.start(), plan),
                                formats.zoneName(slot.start())));
    }

    private String time(Instant at, Timetable.Plan plan) {
        return plan.every().toSecondsPart() == 0 ? formats.time(at) : formats.timeWithSeconds(at);
    }

    /// The age from which the data shown is called old.
    Signal<Duration> staleAfter() {
        return timetable.map(Timetable.Plan::staleAfter);
    }

    Signal<String> marketValue() {
        return valued("", valued -> formats.worth(valued.figures().marketValue()));
    }

    Signal<String> cash() {
        return valued("", valued -> formats.worth(valued.figures().cash()));
    }

    /// Of what has a value: a holding without a price is no loss.
    Signal<String> gain() {
        return valued(
                "",
                valued -> {
                    var sums = sums(valued);
                    return formats.signed(sums.gain())
                            + sums.gainFraction()
                                    .map(fraction -> " (" + formats.signedPercent(fraction) + ")")
                                    .orElse("");
                });
    }

    Signal<Tone> gainTone() {
        return valued(Tone.NONE, valued -> Tone.of(sums(valued).gain()));
    }

    private static RowTotals sums(Picture.Valued valued) {
        return RowTotals.of(
                PositionRow.of(valued, Optional.empty()), valued.portfolio().baseCurrency());
    }

    Signal<String> realised() {
        return valued("", valued -> formats.signed(valued.figures().realisedGain()));
    }

    Signal<Tone> realisedTone() {
        return valued(Tone.NONE, valued -> Tone.of(valued.figures().realisedGain()));
    }

    /// The newest total, for the end of the chart; empty while there is none.
    Signal<List<History.Point>> newestPoint() {
        return valued(
                List.of(),
                valued ->
                        List.of(
                                new History.Point(
                                        valued.run().slot().start(), valued.figures().total())));
    }

    // ---- what is worth knowing about these figures ----

    /// "Reading from the database", or nothing.
    Signal<String> originNote() {
        return valued(
                "",
                valued ->
                        valued.origin() == Picture.Origin.DATABASE
                                ? text("overview.origin.database")
                                : "");
    }

    /// How many positions are missing from the total or old in it, or nothing.
    Signal<String> gapNote() {
        return valued("", valued -> gapNote(valued.gaps()));
    }

    private String gapNote(List<ValuationGap> gaps) {
        long stale = gaps.stream().filter(ValuationGap.StalePrice.class::isInstance).count();
        long missing = gaps.size() - stale;
        if (missing > 0 && stale > 0) {
            return text("overview.gaps.both", missing, stale);
        }
        if (missing > 0) {
            return text("overview.gaps.missing", missing);
        }
        return stale > 0 ? text("overview.gaps.stale", stale) : "";
    }

    // ---- where it lies ----

    Signal<List<ShareDonut.Part>> shares() {
        return Signal.computed(() -> {
            var chosen = split.get();
            return picture.get() instanceof Picture.Valued valued
                    ? Shares.of(valued, chosen).stream().map(this::part).toList()
                    : List.of();
        });
    }

    private ShareDonut.Part part(Shares.Share share) {
        return new ShareDonut.Part(
                share.key(),
                share.name(formats.locale()),
                share.fraction().doubleValue(),
                formats.share(share.fraction()),
                formats.worth(share.worth()));
    }

    // ---- the positions ----

    /// Dearest first, of the chosen account, that match what is looked for.
    Signal<List<PositionRow>> rows() {
        return Signal.computed(() -> {
            var text = wanted.get();
            var only = Optional.ofNullable(account.get().oneOrNull());
            return picture.get() instanceof Picture.Valued valued
                    ? PositionRow.of(valued, only).stream()
                            .filter(row -> row.matches(text, formats.locale()))
                            .toList()
                    : List.of();
        });
    }

    /// The sums of what is shown.
    Signal<RowTotals> rowTotals() {
        var rows = rows();
        return Signal.computed(
                () -> RowTotals.of(rows.get(), picture.get().portfolio().baseCurrency()));
    }

    /// Of what is shown: its cash.
    Signal<String> rowCash() {
        return Signal.computed(() -> {
            var sum = Worth.zero(picture.get().portfolio().baseCurrency());
            for (var row : rows().get()) {
                if (row.isCash()) {
                    sum = sum.plus(row.value().orElse(Worth.zero(sum.currency())));
                }
            }
            return formats.worth(sum);
        });
    }

    /// Of what is shown: its unrealised gain.
    Signal<String> rowGain() {
        return rowTotals()
                .map(totals ->
                        formats.signed(totals.gain())
                                + totals.gainFraction()
                                        .map(f -> " (" + formats.signedPercent(f) + ")")
                                        .orElse(""));
    }

    Signal<Tone> rowGainTone() {
        return rowTotals().map(totals -> Tone.of(totals.gain()));
    }

    Formats formats() {
        return formats;
    }

    String text(String key, Object... params) {
        return Texts.in(formats.locale(), key, params);
    }

    private <T> Signal<T> valued(T otherwise, ValuedMapper<T> mapper) {
        return picture.map(
                shown -> shown instanceof Picture.Valued valued ? mapper.map(valued) : otherwise);
    }

    private interface ValuedMapper<T> extends Serializable {
        T map(Picture.Valued valued);
    }
}
