package io.tenfolio.instrument;

/// One way an instrument is known. `qualifier` is the venue's MIC for a ticker, the source's name for
/// a source's own code, and "" for an ISIN; (scheme, qualifier, code) names one instrument only.
public record Identifier(Scheme scheme, String qualifier, String code) {
    /// Where a code comes from.
    public enum Scheme {
        ISIN,
        TICKER,
        SOURCE
    }

    public static Identifier of(Isin isin) {
        return new Identifier(Scheme.ISIN, "", isin.value());
    }

    public static Identifier of(Ticker ticker, Mic venue) {
        return new Identifier(Scheme.TICKER, venue.value(), ticker.value());
    }

    public static Identifier ofSource(String source, String code) {
        return new Identifier(Scheme.SOURCE, source, code);
    }
}
