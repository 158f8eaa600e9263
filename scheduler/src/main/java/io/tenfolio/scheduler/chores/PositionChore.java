package io.tenfolio.scheduler.chores;

import io.tenfolio.batch.valuation.HotPositions;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps the positions that this node has in memory where nodes that start find them. A node that has none yet keeps none.
@Component
public class PositionChore {
    private final HotPositions positions;

    PositionChore(HotPositions positions) {
        this.positions = positions;
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "15m")
    @SchedulerLock(name = "keepPositions", lockAtMostFor = "10m")
    public void keepPositions() {
        positions.keep();
    }
}
