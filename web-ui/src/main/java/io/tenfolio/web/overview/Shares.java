package io.tenfolio.web.overview;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Worth;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How the worth of a portfolio divides; the shares sum to exactly 1 at one digit of a percent.
final class Shares {
    private static final int DIGITS = 3;

    private Shares() {}

    /// `fraction` of the whole at three digits (a tenth of a percent).
    record Share(Split split, String key, Worth worth, BigDecimal fraction) {
        String name(Locale locale) {
            return switch (split) {
                case CLASS -> Texts.in(locale, "class." + key);
                case SECTOR -> key.isEmpty() ? Texts.in(locale, "sector.none") : key;
                case CURRENCY -> key;
            };
        }
    }

    static List<Share> of(Picture.Valued picture, Split split) {
        var worths = new HashMap<String, Worth>();
        for (var position : picture.positions()) {
            position.value()
                    .marketValue()
                    .ifPresent(worth ->
                            worths.merge(key(position.instrument(), split), worth, Worth::plus));
        }
        var total = picture.figures().total().amount();
        if (total.signum() <= 0) {
            return List.of();
        }
        return rounded(
                worths.entrySet().stream()
                        .map(part ->
                                new Share(
                                        split,
                                        part.getKey(),
                                        part.getValue(),
                                        part.getValue()
                                                .amount()
                                                .divide(total, 12, RoundingMode.HALF_EVEN)))
                        .sorted(
                                Comparator.comparing((Share share) -> share.worth().amount())
                                        .reversed()
                                        .thenComparing(Share::key))
                        .toList());
    }

    /// Rounds down, then gives what is left over to those that lost most.
    private static List<Share> rounded(List<Share> exact) {
        var unit = BigDecimal.ONE.movePointLeft(DIGITS);
        var floors = new ArrayList<Share>();
        var left = BigDecimal.ONE;
        for (var share : exact) {
            var floor = share.fraction().setScale(DIGITS, RoundingMode.FLOOR);
            floors.add(new Share(share.split(), share.key(), share.worth(), floor));
            left = left.subtract(floor);
        }
        var byLoss =
                IntStream.range(0, exact.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer i) ->
                                                exact.get(i)
                                                        .fraction()
                                                        .subtract(floors.get(i).fraction()))
                                        .reversed())
                        .toList();
        for (int i : byLoss) {
            if (left.compareTo(unit) < 0) {
                break;
            }
            var share = floors.get(i);
            floors.set(
                    i,
                    new Share(
                            share.split(), share.key(), share.worth(), share.fraction().add(unit)));
            left = left.subtract(unit);
        }
        return List.copyOf(floors);
    }

    private static String key(Instrument instrument, Split split) {
        return switch (split) {
            case CLASS -> instrument.assetClass().name();
            case SECTOR -> instrument.classification().sector();
            case CURRENCY -> instrument.currency().getCurrencyCode();
        };
    }
}
