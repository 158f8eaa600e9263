package io.tenfolio.db.live;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to a topic as soon as the cluster can be reached: a client may begin before any member is there.
final class HintListener implements LifecycleListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);

    private final HazelcastInstance hazelcast;
    private final String topic;
    private final Consumer<String> listener;
    private final UUID lifecycle;
    private @Nullable UUID registration;
    private boolean closed;

    HintListener(HazelcastInstance hazelcast, String topic, Consumer<String> listener) {
        this.hazelcast = hazelcast;
        this.topic = topic;
        this.listener = listener;
        this.lifecycle = hazelcast.getLifecycleService().addLifecycleListener(this);
        register();
    }

    @Override
    public void stateChanged(LifecycleEvent event) {
        if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
            // not on Hazelcast's own thread, which the registration may need
            Thread.startVirtualThread(this::register);
        }
    }

    private synchronized void register() {
        if (closed || registration != null) {
            return;
        }
        try {
            registration =
                    hazelcast
                            .<String>getTopic(topic)
                            .addMessageListener(
                                    message -> listener.accept(message.getMessageObject()));
        } catch (HazelcastException | IllegalStateException e) {
            LOG.debug("Hints come once the cluster is there: {}", e.toString());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            hazelcast.getLifecycleService().removeLifecycleListener(lifecycle);
            if (registration != null) {
                hazelcast.<String>getTopic(topic).removeMessageListener(registration);
            }
        } catch (HazelcastException | IllegalStateException e) {
            LOG.debug("The cluster is gone, and the listener with it: {}", e.toString());
        }
    }
}
