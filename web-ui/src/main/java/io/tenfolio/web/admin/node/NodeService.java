package io.tenfolio.web.admin.node;

import io.tenfolio.db.job.Nodes;
import io.tenfolio.job.NodeReport;
import io.tenfolio.web.admin.Staff;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.live.Watches;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to nodes.
@PreAuthorize(Staff.MAY_SEE)
public class NodeService {
    private final Nodes nodes;
    private final Watches watches;
    private final Clock clock;

    public NodeService(Nodes nodes, Watches watches, Clock clock) {
        this.nodes = nodes;
        this.watches = watches;
        this.clock = clock;
    }

    /// Those seen lately.
    public List<NodeReport> all() {
        return nodes.reports();
    }

    /// Those seen lately, kept new until it is closed.
    public Watched<List<NodeReport>> watch() {
        return watches.watch(nodes::reports);
    }

    public Instant now() {
        return clock.instant();
    }
}
