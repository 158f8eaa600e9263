package io.tenfolio.web.admin.audit;

import com.vaadin.flow.router.QueryParameters;
import io.tenfolio.audit.AuditFilter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the trail shows, as its address says it; what cannot be read narrows nothing.
record AuditQuery(AuditFilter filter, @Nullable Long before) {
    static AuditQuery of(QueryParameters query) {
        return new AuditQuery(
                new AuditFilter(
                        query.getSingleParameter("actor").orElse(""),
                        query.getSingleParameter("action").orElse(""),
                        query.getSingleParameter("subject").orElse(""),
                        query.getSingleParameter("from").flatMap(AuditQuery::instant).orElse(null),
                        query.getSingleParameter("to").flatMap(AuditQuery::instant).orElse(null)),
                query.getSingleParameter("before")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null));
    }

    QueryParameters parameters() {
        var said = new LinkedHashMap<String, String>();
        if (!filter.actor().isEmpty()) said.put("actor", filter.actor());
        if (!filter.action().isEmpty()) said.put("action", filter.action());
        if (!filter.subject().isEmpty()) said.put("subject", filter.subject());
        if (filter.from() != null) said.put("from", filter.from().toString());
        if (filter.to() != null) said.put("to", filter.to().toString());
        if (before != null) said.put("before", before.toString());
        return QueryParameters.simple(said);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
