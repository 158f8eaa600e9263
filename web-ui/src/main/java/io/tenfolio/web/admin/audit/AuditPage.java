package io.tenfolio.web.admin.audit;

import io.tenfolio.audit.RecordedEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of the trail; `olderThan` is the key of the page after it, null at the end.
public record AuditPage(List<RecordedEntry> entries, @Nullable Long olderThan) {
    public static final int SIZE = 50;

    static AuditPage of(List<RecordedEntry> read) {
        return read.size() > SIZE
                ? new AuditPage(List.copyOf(read.subList(0, SIZE)), read.get(SIZE - 1).id())
                : new AuditPage(read, null);
    }

    public Optional<Long> older() {
        return Optional.ofNullable(olderThan);
    }
}
