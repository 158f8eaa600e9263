package io.tenfolio.db.live;

/// What members of the cluster say to each other: short texts that may get lost, come late or come twice. Nothing may depend on one.
public interface MemberTalk {
    /// Called on the cluster's own threads: be quick.
    interface Listener {
        /// `from` names the member that said it, for [MemberTalk#tell].
        void heard(String from, String words);

        /// A member is gone, by its own will or because it was silent for seconds.
        default void left(String member) {}
    }

    /// Whether there is anybody to talk to.
    boolean hasOthers();

    /// Does not wait and does not fail; somebody who is not there hears nothing.
    void tell(String member, String words);

    /// To all but oneself.
    void tellAll(String words);

    Listening listen(Listener listener);

    /// Close to stop.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
