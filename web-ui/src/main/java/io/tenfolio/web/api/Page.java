package io.tenfolio.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A part of a list.
///
/// @param next where the next part is, null at the end
public record Page<T>(
        List<T> items,
        @Schema(
                        description = "Where the next page is; null at the end",
                        example = "/api/v1/runs?after=1772452800-0&limit=50")
                @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /// `found` is what a store found for [PageAsk#oneMore]; `key` is what the next page begins after.
    public static <T> Page<T> of(List<T> found, PageAsk ask, Function<T, String> key) {
        if (found.size() <= ask.size()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, ask.size());
        return new Page<>(items, next(key.apply(items.getLast()), ask.size()));
    }

    /// A list that is never long enough for pages.
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /// The same page of what `as` makes of its items.
    public <R> Page<R> map(Function<T, R> as) {
        return new Page<>(items.stream().map(as).toList(), next);
    }

    private static String next(String key, int size) {
        var uri =
                ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("after", "{after}")
                        .replaceQueryParam("limit", size)
                        .encode()
                        .buildAndExpand(key)
                        .toUri();
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
