package io.tenfolio.marketsim;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The price sources the market pretends to be; the lower-case name is the first part of their addresses.
public enum Source {
    TWELVEDATA,
    AMFI,
    ECB,
    COINGECKO;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Source> of(String code) {
        return Stream.of(values()).filter(source -> source.code().equals(code)).findFirst();
    }
}
