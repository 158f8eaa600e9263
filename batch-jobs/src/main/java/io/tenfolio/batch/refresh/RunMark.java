package io.tenfolio.batch.refresh;

import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/// Marks all that this thread logs as belonging to a run, until closed.
public final class RunMark implements AutoCloseable {
    private static final String KEY = "run";

    private RunMark() {}

    public static RunMark of(RunId run) {
        MDC.put(KEY, run.slot().epochSecond() + "#" + run.revision());
        return new RunMark();
    }

    /// The run that a logged event belongs to, by its context.
    public static Optional<RunId> of(Map<String, String> context) {
        return Optional.ofNullable(context.get(KEY)).map(RunMark::read);
    }

    private static RunId read(String mark) {
        var at = mark.indexOf('#');
        return new RunId(
                Slot.ofEpochSecond(Long.parseLong(mark.substring(0, at))),
                Integer.parseInt(mark.substring(at + 1)));
    }

    @Override
    public void close() {
        MDC.remove(KEY);
    }
}
