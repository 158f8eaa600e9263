package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.Refused;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.RunId;
import io.tenfolio.price.SourceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was refused in a run, counted by source and reason: one dead letter and one log line for each, with a
/// few examples, however many quotes a broken source spoils.
final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int EXAMPLES = 5;

    private final Map<Kind, Group> groups = new LinkedHashMap<>();

    private record Kind(SourceName source, Refused.Reason reason) {}

    private static final class Group {
        private int count;
        private final List<String> examples = new ArrayList<>();
    }

    void add(SourceName source, Refused refused) {
        var group = groups.computeIfAbsent(new Kind(source, refused.reason()), _ -> new Group());
        group.count++;
        if (group.examples.size() < EXAMPLES) group.examples.add(example(refused));
    }

    int count() {
        return groups.values().stream().mapToInt(group -> group.count).sum();
    }

    /// At most one a source and reason.
    void keepIn(DeadLetters deadLetters, RunId run) {
        groups.forEach((kind, group) ->
                deadLetters.keep(
                        DeadLetter.Kind.QUOTE,
                        run,
                        "%s %s".formatted(kind.source().value(), kind.reason().name()),
                        text(kind, group)));
    }

    void log(RunId run) {
        groups.forEach((kind, group) ->
                log.warn(
                        "Run {} refused from {}: {}",
                        run,
                        kind.source().value(),
                        text(kind, group)));
    }

    private static String text(Kind kind, Group group) {
        var more = group.count - group.examples.size();
        return "%d refused as %s: %s%s"
                .formatted(
                        group.count,
                        kind.reason().text(),
                        group.examples.stream().collect(Collectors.joining("; ")),
                        more == 0 ? "" : "; and %d more".formatted(more));
    }

    private static String example(Refused refused) {
        var subject =
                refused.subject().equals(Refused.WHOLE_ANSWER)
                        ? "the whole answer"
                        : refused.subject();
        return refused.detail().isEmpty()
                ? subject
                : "%s (%s)".formatted(subject, refused.detail());
    }
}
