package io.tenfolio.db.live;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Members talk by a topic that all of them hear: a text names whom it is for, then who says it.
final class HazelcastTalk implements MemberTalk {
    private static final Logger LOG = LoggerFactory.getLogger(HazelcastTalk.class);

    static final String TOPIC = "talk";

    private static final String ALL = "*";
    private static final int PARTS = 3;

    private final HazelcastInstance hazelcast;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /// Hears from now on. All members take part in beginning and ending that, and a frozen one takes its time, so it is done once: those
    /// who listen come and go in this process only.
    HazelcastTalk(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
        hazelcast
                .<String>getTopic(TOPIC)
                .addMessageListener(message -> hear(message.getMessageObject()));
        hazelcast
                .getCluster()
                .addMembershipListener(
                        new MembershipAdapter() {
                            @Override
                            public void memberRemoved(MembershipEvent event) {
                                var gone = event.getMember().getUuid().toString();
                                listeners.forEach(listener -> listener.left(gone));
                            }
                        });
    }

    @Override
    public boolean hasOthers() {
        try {
            return hazelcast.getCluster().getMembers().size() > 1;
        } catch (HazelcastException | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public void tell(String member, String words) {
        try {
            hazelcast.<String>getTopic(TOPIC).publish(String.join(" ", member, self(), words));
        } catch (HazelcastException | IllegalStateException e) {
            LOG.debug("Could not say '{}' to {}: {}", words, member, e.toString());
        }
    }

    @Override
    public void tellAll(String words) {
        tell(ALL, words);
    }

    @Override
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void hear(String text) {
        var parts = text.split(" ", PARTS);
        var self = self();
        if (parts.length == PARTS
                && !parts[1].equals(self)
                && (parts[0].equals(self) || parts[0].equals(ALL))) {
            listeners.forEach(listener -> listener.heard(parts[1], parts[2]));
        }
    }

    /// A member that was cut off and comes back has a new name.
    private String self() {
        return hazelcast.getLocalEndpoint().getUuid().toString();
    }
}
