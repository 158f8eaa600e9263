package io.tenfolio.marketsim;

import java.time.Instant;

/// How one source is asked and answers.
interface SourceFormat {
    /// `path` is what follows the source's name in the address.
    Answer answer(String path, Query query, Instant now, Distortion distortion);

    /// The words in which the source says that its limit is used up, with status 200.
    Answer limitReached();
}
