package io.tenfolio.web.profile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a person can choose from.
final class FormatChoices {
    private static final List<String> LOCALES =
            List.of(
                    "en-GB", "en-IE", "en-US", "en-IN", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CH",
                    "es-ES", "it-IT", "nl-NL", "pl-PL", "sv-SE", "hi-IN", "ja-JP");

    private FormatChoices() {}

    /// Those that are common, and `present` in any case.
    static List<Locale> locales(Locale present) {
        var all = new ArrayList<>(LOCALES.stream().map(Locale::forLanguageTag).toList());
        if (!all.contains(present)) {
            all.addFirst(present);
        }
        return all;
    }

    static List<ZoneId> zones(ZoneId present) {
        var all =
                new ArrayList<>(
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(FormatChoices::isOfAPlace)
                                .sorted()
                                .map(ZoneId::of)
                                .toList());
        if (!all.contains(present)) {
            all.addFirst(present);
        }
        return all;
    }

    private static boolean isOfAPlace(String zone) {
        return zone.equals("UTC")
                || zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/");
    }
}
