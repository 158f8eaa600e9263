package io.tenfolio.web.admin.deadletter;

import com.vaadin.flow.router.QueryParameters;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.RunId;
import io.tenfolio.web.admin.run.RunQuery;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the list shows, as its address says it; what cannot be read narrows nothing.
record DeadLetterQuery(DeadLetterFilter filter, @Nullable Long before) {
    static DeadLetterQuery of(QueryParameters query) {
        var run = query.getSingleParameter("run").flatMap(RunQuery::key).orElse(null);
        return new DeadLetterQuery(
                new DeadLetterFilter(
                        !query.getSingleParameter("closed").filter("true"::equals).isPresent(),
                        query.getSingleParameter("kind")
                                .flatMap(DeadLetterQuery::kind)
                                .orElse(null),
                        run,
                        query.getSingleParameter("words").orElse("")),
                query.getSingleParameter("before")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null));
    }

    QueryParameters parameters() {
        var said = new LinkedHashMap<String, String>();
        if (!filter.openOnly()) said.put("closed", "true");
        if (filter.kind() != null) said.put("kind", filter.kind().name());
        if (filter.run() != null) said.put("run", RunQuery.key(filter.run()));
        if (!filter.words().isEmpty()) said.put("words", filter.words());
        if (before != null) said.put("before", before.toString());
        return QueryParameters.simple(said);
    }

    /// All of one run, open or not.
    static QueryParameters ofRun(RunId run) {
        return new DeadLetterQuery(new DeadLetterFilter(false, null, run, ""), null).parameters();
    }

    private static Optional<DeadLetter.Kind> kind(String text) {
        return Arrays.stream(DeadLetter.Kind.values())
                .filter(k -> k.name().equals(text))
                .findFirst();
    }
}
