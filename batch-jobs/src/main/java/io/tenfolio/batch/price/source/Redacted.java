package io.tenfolio.batch.price.source;

import java.net.URI;

/// An address as it may be written down: without user, query and fragment, where providers want keys.
final class Redacted {
    private Redacted() {}

    static String of(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s://%s%s%s"
                .formatted(
                        uri.getScheme(),
                        uri.getHost(),
                        port,
                        uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
