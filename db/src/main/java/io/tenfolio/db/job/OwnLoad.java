package io.tenfolio.db.job;

import com.sun.management.OperatingSystemMXBean;
import io.tenfolio.db.job.Nodes.Load;
import java.lang.management.ManagementFactory;

/// What this process takes of its machine.
public final class OwnLoad {
    private static final int MEGABYTE = 1 << 20;

    private OwnLoad() {}

    public static Load now() {
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var load =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        ? system.getProcessCpuLoad()
                        : -1;
        return new Load(load < 0 ? -1 : (int) Math.round(load * 100), (int) (memory / MEGABYTE));
    }
}
