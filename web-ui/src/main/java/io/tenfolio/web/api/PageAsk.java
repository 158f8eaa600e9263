package io.tenfolio.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for: so many after this key.
public record PageAsk(
        @Schema(
                        description =
                                "The key after which the page begins, as `next` of the page before gave it")
                @Size(max = 200)
                @Nullable String after,
        @Schema(
                        description = "How many at most",
                        defaultValue = "50",
                        minimum = "1",
                        maximum = "200")
                @Min(1)
                @Max(MOST)
                @Nullable Integer limit) {
    public static final int MOST = 200;
    private static final int USUAL = 50;

    /// How many at most.
    public int size() {
        return limit == null ? USUAL : limit;
    }

    /// What to ask a store for: one more than the page shows tells whether there is a next one.
    public int oneMore() {
        return size() + 1;
    }

    public Optional<String> key() {
        return Optional.ofNullable(after);
    }

    /// The key as a number.
    ///
    /// @throws RefusedFields if it is none
    public Optional<Long> numberKey() {
        return key().map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw noKey();
            }
            return Long.parseLong(text);
        });
    }

    /// What to throw when the key is not one that this list gave.
    public static RefusedFields noKey() {
        return new RefusedFields("after", "is no key of this list");
    }
}
