package io.tenfolio.db.live;

import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Members talk by a topic that all of them hear: a text names whom it is for, then who says it.
final class HazelcastTalk implements MemberTalk {
    private static final Logger LOG = LoggerFactory.getLogger(HazelcastTalk.class);

    static final String TOPIC = "talk";

    private static final String ALL = "*";
    private static final int PARTS = 3;

    private final HazelcastInstance hazelcast;

    HazelcastTalk(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
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
            topic().publish(String.join(" ", member, self(), words));
        } catch (HazelcastException | IllegalStateException e) {
            LOG.debug("Could not say '{}' to {}: {}", words, member, e.toString());
        }
    }

    @Override
    public void tellAll(String words) {
        tell(ALL, words);
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        var self = self();
        var heard =
                topic().addMessageListener(
                                message -> hear(self, message.getMessageObject(), listener));
        var left =
                hazelcast
                        .getCluster()
                        .addMembershipListener(
                                new MembershipAdapter() {
                                    @Override
                                    public void memberRemoved(MembershipEvent event) {
                                        listener.left(event.getMember().getUuid().toString());
                                    }
                                });
        return () -> {
            try {
                topic().removeMessageListener(heard);
                hazelcast.getCluster().removeMembershipListener(left);
            } catch (HazelcastException | IllegalStateException e) {
                LOG.debug("The cluster is gone, and its talk with it: {}", e.toString());
            }
        };
    }

    private static void hear(String self, String text, Listener listener) {
        var parts = text.split(" ", PARTS);
        if (parts.length == PARTS
                && !parts[1].equals(self)
                && (parts[0].equals(self) || parts[0].equals(ALL))) {
            listener.heard(parts[1], parts[2]);
        }
    }

    private ITopic<String> topic() {
        return hazelcast.getTopic(TOPIC);
    }

    private String self() {
        return hazelcast.getLocalEndpoint().getUuid().toString();
    }
}
