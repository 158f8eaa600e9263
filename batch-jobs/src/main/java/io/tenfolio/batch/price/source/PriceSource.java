package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One provider of prices or rates: which questions to ask it and how to read its answers. It neither opens a
/// connection nor looks at a clock; a [SourceGateway] carries the questions.
public interface PriceSource {
    SourceName name();

    /// Where to ask for these codes, one address a request. Never carries a key: see [#headers()].
    ///
    /// @param codes the source's own codes of instruments a price is due of
    List<URI> questions(Collection<String> codes);

    /// What every request carries besides, the key for instance; never logged.
    Map<String, String> headers();

    /// What the answer says, in the source's units; what cannot be believed is refused, not thrown.
    ///
    /// @param codes of the instruments we know: nothing else in the answer is looked at
    Reading read(RawQuote answer, Set<String> codes);

    /// Whether it knows exchange rates, and so is asked when rates are due.
    default boolean knowsRates() {
        return false;
    }
}
