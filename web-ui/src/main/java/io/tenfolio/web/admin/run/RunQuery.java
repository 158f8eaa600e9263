package io.tenfolio.web.admin.run;

import com.vaadin.flow.router.QueryParameters;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the list shows, as its address says it; what cannot be read narrows nothing.
public record RunQuery(RunFilter filter, @Nullable RunId before) {
    private static final String NUMBER = "[0-9]{1,9}";

    static RunQuery of(QueryParameters query) {
        var filter =
                new RunFilter(
                        query.getSingleParameter("state").flatMap(RunQuery::state).orElse(null),
                        query.getSingleParameter("from").flatMap(RunQuery::instant).orElse(null),
                        query.getSingleParameter("to").flatMap(RunQuery::instant).orElse(null),
                        query.getSingleParameter("by").orElse(""),
                        query.getSingleParameter("revision")
                                .filter(text -> text.matches(NUMBER))
                                .map(Integer::valueOf)
                                .orElse(null));
        return new RunQuery(
                filter, query.getSingleParameter("before").flatMap(RunQuery::key).orElse(null));
    }

    QueryParameters parameters() {
        var said = new LinkedHashMap<String, String>();
        if (filter.state() != null) said.put("state", filter.state().name());
        if (filter.from() != null) said.put("from", filter.from().toString());
        if (filter.to() != null) said.put("to", filter.to().toString());
        if (!filter.requestedBy().isEmpty()) said.put("by", filter.requestedBy());
        if (filter.revision() != null) said.put("revision", filter.revision().toString());
        if (before != null) said.put("before", key(before));
        return QueryParameters.simple(said);
    }

    /// A run in an address.
    public static String key(RunId run) {
        return run.slot().epochSecond() + "-" + run.revision();
    }

    /// The run that an address names; empty when it names none.
    public static Optional<RunId> key(String text) {
        if (!text.matches("[0-9]{1,12}-" + NUMBER)) {
            return Optional.empty();
        }
        var parts = text.split("-");
        return Optional.of(
                new RunId(
                        Slot.ofEpochSecond(Long.parseLong(parts[0])), Integer.parseInt(parts[1])));
    }

    private static Optional<RunState> state(String text) {
        return Arrays.stream(RunState.values()).filter(s -> s.name().equals(text)).findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
