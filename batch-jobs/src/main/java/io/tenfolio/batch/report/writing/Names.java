package io.tenfolio.batch.report.writing;

import io.tenfolio.price.SourceName;

/// What people call things that settings name in small letters.
final class Names {
    private Names() {}

    static String ofSource(SourceName source) {
        return switch (source.value()) {
            case "twelvedata" -> "Twelve Data";
            case "amfi" -> "AMFI";
            case "ecb" -> "ECB";
            case "coingecko" -> "CoinGecko";
            default -> source.value();
        };
    }
}
