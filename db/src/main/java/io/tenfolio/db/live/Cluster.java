package io.tenfolio.db.live;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cluster as this node takes part in it, or none.
public final class Cluster implements AutoCloseable {
    static final String RATES = "rate";

    private final @Nullable HazelcastInstance hazelcastOrNull;

    Cluster(@Nullable HazelcastInstance hazelcastOrNull) {
        this.hazelcastOrNull = hazelcastOrNull;
    }

    public static Cluster none() {
        return new Cluster(null);
    }

    Optional<HazelcastInstance> hazelcast() {
        return Optional.ofNullable(hazelcastOrNull);
    }

    /// How much of its limit who has used, as bytes; forgotten an hour after the last use. Asking may wait or fail while the cluster is away.
    public Optional<IMap<String, byte[]>> rates() {
        return hazelcast().map(hazelcast -> hazelcast.getMap(RATES));
    }

    /// Leaves it.
    @Override
    public void close() {
        if (hazelcastOrNull != null) {
            hazelcastOrNull.shutdown();
        }
    }
}
