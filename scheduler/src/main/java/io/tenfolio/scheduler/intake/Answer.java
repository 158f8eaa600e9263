package io.tenfolio.scheduler.intake;

/// What a source is told: a status of HTTP and a sentence.
record Answer(int status, String text) {
    static final Answer ACCEPTED = new Answer(202, "Accepted: it is kept and will be read.");
    static final Answer KNOWN = new Answer(200, "Known already: this message was accepted before.");
    static final Answer NO_SUCH_SOURCE = new Answer(404, "Nobody of that name may push here.");
    static final Answer NOT_SIGNED =
            new Answer(
                    401,
                    "It is not signed: X-Tenfolio-Timestamp, X-Tenfolio-Message and X-Tenfolio-Signature are needed.");
    static final Answer WRONG_SIGNATURE =
            new Answer(401, "The signature is not that of this source for this message.");
    static final Answer NOT_NOW =
            new Answer(503, "It could not be kept just now. Send it again in a moment.");
}
