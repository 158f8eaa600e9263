package io.tenfolio.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Chooses among statements about one thing: what prices and rates have in common. The time of what is chosen
/// never goes back.
final class Selection<S extends Statement, K extends Known> {
    private final SelectionRules rules;
    private final List<SourceName> preferences;
    private final Predicate<Instant> stale;
    private final Instant now;

    /// What statements are compared with; an estimate is no measure for what a source says.
    private final @Nullable K measure;

    private final @Nullable K last;
    private final BiFunction<S, K, BigDecimal> expected;
    private final List<Refusal<S>> refusals = new ArrayList<>();

    /// @param stale whether a statement as of an instant is too old now
    /// @param expected what the last number would be today, splits applied
    Selection(
            SelectionRules rules,
            List<SourceName> preferences,
            Predicate<Instant> stale,
            Instant now,
            @Nullable K last,
            BiFunction<S, K, BigDecimal> expected) {
        this.rules = rules;
        this.preferences = preferences;
        this.stale = stale;
        this.now = now;
        this.last = last;
        this.measure = last != null && last.quality() == Quality.ESTIMATED ? null : last;
        this.expected = expected;
    }

    void refuse(S statement, Refusal.Reason reason) {
        refusals.add(new Refusal<>(statement, reason));
    }

    Choice<S, K> choose(List<S> statements) {
        var believed = plausible(timely(statements));
        var best =
                best(believed, fresh -> !stale.test(fresh.asOf()))
                        .or(() -> newest(believed))
                        .filter(this::isNews);
        if (best.isPresent()) {
            var chosen = best.get();
            var stored = quality(chosen.source());
            return new Choice.Chosen<>(
                    chosen, stored, stale.test(chosen.asOf()) ? Quality.STALE : stored, refusals);
        }
        return last == null
                ? new Choice.Nothing<>(refusals)
                : new Choice.Carried<>(last, qualityInRun(last), refusals);
    }

    private List<S> timely(List<S> statements) {
        var timely = new ArrayList<S>();
        for (var statement : statements) {
            if (statement.asOf().isAfter(now.plus(rules.ahead()))) {
                refuse(statement, new Refusal.FromTheFuture(statement.asOf(), now));
            } else if (statement.asOf().isBefore(now.minus(rules.oldest()))) {
                refuse(statement, new Refusal.TooOld(statement.asOf(), rules.oldest()));
            } else {
                timely.add(statement);
            }
        }
        return timely;
    }

    /// Refuses jumps, and what is older than the last one known. The latter stays in the list: a preferred
    /// source that answers freshly keeps others out even while its time is behind, or the fallback's newer
    /// time would lock it out for ever.
    private List<S> plausible(List<S> timely) {
        var plausible = new ArrayList<S>();
        for (var statement : timely) {
            if (measure != null && isJump(statement, measure) && !isConfirmed(statement, timely)) {
                refuse(statement, new Refusal.Implausible(statement.number(), measure.number()));
                continue;
            }
            if (measure != null && statement.asOf().isBefore(measure.asOf())) {
                refuse(statement, new Refusal.OlderThanTheLast(statement.asOf(), measure.asOf()));
            }
            plausible.add(statement);
        }
        return plausible;
    }

    private boolean isJump(S statement, K measure) {
        return rules.isJump(statement.number(), measure.number())
                && rules.isJump(statement.number(), expected.apply(statement, measure));
    }

    private boolean isConfirmed(S statement, List<S> timely) {
        return timely.stream()
                .filter(other -> !other.source().equals(statement.source()))
                .filter(other -> measure == null || other.asOf().isAfter(measure.asOf()))
                .anyMatch(other -> rules.agree(statement.number(), other.number()));
    }

    /// Of the most preferred source that has one, the newest.
    private Optional<S> best(List<S> believed, Predicate<S> wanted) {
        return believed.stream()
                .filter(wanted)
                .min(
                        Comparator.<S>comparingInt(s -> rank(s.source()))
                                .thenComparing(Statement::asOf, Comparator.reverseOrder())
                                .thenComparing(s -> s.source().value()));
    }

    private Optional<S> newest(List<S> believed) {
        return believed.stream()
                .max(
                        Comparator.<S, Instant>comparing(Statement::asOf)
                                .thenComparing(s -> -rank(s.source())));
    }

    /// Newer than the last one, or a correction of it by a source that is preferred no less.
    private boolean isNews(S statement) {
        if (measure == null) return true;
        int order = statement.asOf().compareTo(measure.asOf());
        return order > 0
                || order == 0
                        && measure.quality() != Quality.MANUAL
                        && rank(statement.source()) <= rank(measure.source())
                        && statement.number().compareTo(measure.number()) != 0;
    }

    private Quality quality(SourceName source) {
        if (source.equals(SourceName.MANUAL)) return Quality.MANUAL;
        return rank(source) == 0 || preferences.isEmpty() ? Quality.FRESH : Quality.FALLBACK;
    }

    private Quality qualityInRun(K known) {
        if (known.quality() == Quality.ESTIMATED) return Quality.ESTIMATED;
        if (stale.test(known.asOf())) return Quality.STALE;
        return known.quality() == Quality.STALE ? Quality.FRESH : known.quality();
    }

    private int rank(SourceName source) {
        int index = preferences.indexOf(source);
        return index < 0 ? preferences.size() : index;
    }
}
