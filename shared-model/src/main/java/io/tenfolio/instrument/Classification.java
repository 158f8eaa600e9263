package io.tenfolio.instrument;

/// Where an instrument counts in an allocation: its sector and its ISO 3166 country; "" when
/// neither makes sense for it.
public record Classification(String sector, String country) {
    public static final Classification NONE = new Classification("", "");
}
