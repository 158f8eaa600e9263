package io.tenfolio.db.live;

/// No cluster, or a client of it: nobody to talk to.
public final class NoTalk implements MemberTalk {
    @Override
    public boolean hasOthers() {
        return false;
    }

    @Override
    public void tell(String member, String words) {}

    @Override
    public void tellAll(String words) {}

    @Override
    public Listening listen(Listener listener) {
        return () -> {};
    }
}
