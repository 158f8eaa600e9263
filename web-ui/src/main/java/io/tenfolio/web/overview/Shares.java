package io.tenfolio.web.overview;

import io.tenfolio.money.Worth;
import io.tenfolio.valuation.Allocation;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How the worth of a portfolio is spread, in the words of a page.
final class Shares {
    /// Fractional digits of the percentages shown.
    private static final int DIGITS = 1;

    private Shares() {}

    /// `percent` as shown: all of a split sum to exactly 100.
    record Share(Split split, String key, Worth worth, BigDecimal percent) {
        String name(Locale locale) {
            return switch (split) {
                case CLASS -> Texts.in(locale, "class." + key);
                case SECTOR -> key.isEmpty() ? Texts.in(locale, "sector.none") : key;
                case CURRENCY -> key;
            };
        }

        BigDecimal fraction() {
            return percent.movePointLeft(2);
        }
    }

    /// Largest first.
    static List<Share> of(Picture.Valued picture, Split split) {
        var allocation = new Allocation(picture.valuation(), picture::instrument, DIGITS);
        return switch (split) {
            case CLASS -> shares(split, allocation.byClass(), Enum::name);
            case SECTOR -> shares(split, allocation.bySector(), sector -> sector);
            case CURRENCY ->
                    shares(split, allocation.byCurrency(), currency -> currency.getCurrencyCode());
        };
    }

    private static <K> List<Share> shares(
            Split split, List<Allocation.Slice<K>> slices, Function<K, String> key) {
        return slices.stream()
                .map(s -> new Share(split, key.apply(s.key()), s.worth(), s.percent()))
                .toList();
    }
}
