package io.tenfolio.scheduler.request;

/// Whether a request was acted on, and in words what became of it.
record Outcome(boolean acted, String inWords) {
    static Outcome done(String inWords) {
        return new Outcome(true, inWords);
    }

    static Outcome refused(String inWords) {
        return new Outcome(false, inWords);
    }
}
