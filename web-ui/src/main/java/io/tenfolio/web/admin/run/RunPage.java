package io.tenfolio.web.admin.run;

import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of the list; `olderThan` is the key of the page after it, null at the end.
public record RunPage(List<Run> runs, @Nullable RunId olderThan) {
    public static final int SIZE = 40;

    /// @param read one more than a page, if there are that many
    static RunPage of(List<Run> read) {
        return read.size() > SIZE
                ? new RunPage(List.copyOf(read.subList(0, SIZE)), read.get(SIZE - 1).id())
                : new RunPage(read, null);
    }

    public Optional<RunId> older() {
        return Optional.ofNullable(olderThan);
    }
}
