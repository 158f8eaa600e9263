package io.tenfolio.web.admin.deadletter;

import io.tenfolio.job.DeadLetterReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of the list; `olderThan` is the key of the page after it, null at the end.
public record DeadLetterPage(List<DeadLetterReport> letters, @Nullable Long olderThan) {
    public static final int SIZE = 40;

    static DeadLetterPage of(List<DeadLetterReport> read) {
        return read.size() > SIZE
                ? new DeadLetterPage(
                        List.copyOf(read.subList(0, SIZE)), read.get(SIZE - 1).letter().id())
                : new DeadLetterPage(read, null);
    }

    public Optional<Long> older() {
        return Optional.ofNullable(olderThan);
    }
}
