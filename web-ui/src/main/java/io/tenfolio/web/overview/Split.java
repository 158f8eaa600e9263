package io.tenfolio.web.overview;

import java.util.Optional;

/// By what an allocation tells positions apart. The code stands in the URL.
enum Split {
    CLASS("class"),
    SECTOR("sector"),
    CURRENCY("currency");

    private final String code;

    Split(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Split> ofCode(String code) {
        for (var split : values()) {
            if (split.code.equals(code)) {
                return Optional.of(split);
            }
        }
        return Optional.empty();
    }

    /// The key of its name in texts.
    String textKey() {
        return "split." + name();
    }
}
