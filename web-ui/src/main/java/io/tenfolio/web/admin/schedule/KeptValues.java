package io.tenfolio.web.admin.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is kept of values now: since `oldestOrNull` those of some slots, since `wholeOrNull` of every slot, null while there are none, and
/// what they take on disk. `thinnedAtOrNull`: when a run was thinned last.
public record KeptValues(
        @Nullable Instant oldestOrNull,
        @Nullable Instant wholeOrNull,
        @Nullable Instant thinnedAtOrNull,
        int days,
        long bytes) {}
