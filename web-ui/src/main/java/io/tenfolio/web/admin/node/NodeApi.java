package io.tenfolio.web.admin.node;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.job.NodeReport;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The nodes of the installation, for programs.
@RestController
@RequestMapping("/api/v1/nodes")
@Tag(name = "Operation")
class NodeApi {
    private final NodeService service;

    NodeApi(NodeService service) {
        this.service = service;
    }

    @Schema(name = "Node")
    record Node(
            @Schema(example = "scheduler-1") String id,
            @Schema(example = "scheduler") String role,
            String version,
            Instant startedAt,
            @Schema(example = "READY") String state,
            @Schema(description = "Whether it shows itself and takes work") boolean ready,
            @Schema(description = "Since it showed itself last", example = "1200")
                    long silentMilliseconds,
            @Schema(description = "How far the database's clock is ahead of its own", example = "3")
                    long clockOffsetMilliseconds,
            @Nullable Integer loadPercent,
            @Schema(description = "Memory in use") @Nullable Integer megabytes,
            @Schema(description = "What it has in hand") String work) {
        static Node of(NodeReport report) {
            return new Node(
                    report.id(),
                    report.role(),
                    report.version(),
                    report.startedAt(),
                    report.state(),
                    report.isReady(),
                    report.silence().toMillis(),
                    report.clockOffset().toMillis(),
                    report.loadPercentOrNull(),
                    report.megabytesOrNull(),
                    report.work());
        }
    }

    @GetMapping
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "The nodes that showed themselves lately")
    Page<Node> all() {
        return Page.all(service.all().stream().map(Node::of).toList());
    }
}
