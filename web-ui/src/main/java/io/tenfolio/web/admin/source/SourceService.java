package io.tenfolio.web.admin.source;

import io.tenfolio.db.price.SourceStates;
import io.tenfolio.job.SourceReport;
import io.tenfolio.web.admin.Staff;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.live.Watches;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to how sources do.
@PreAuthorize(Staff.MAY_SEE)
public class SourceService {
    private static final int ATTEMPTS = 6;

    private final SourceStates states;
    private final Watches watches;
    private final Clock clock;

    public SourceService(SourceStates states, Watches watches, Clock clock) {
        this.states = states;
        this.watches = watches;
        this.clock = clock;
    }

    public List<SourceReport> all() {
        return states.all(ATTEMPTS);
    }

    /// All sources, kept new until it is closed.
    public Watched<List<SourceReport>> watch() {
        return watches.watch(this::all);
    }

    public Instant now() {
        return clock.instant();
    }
}
