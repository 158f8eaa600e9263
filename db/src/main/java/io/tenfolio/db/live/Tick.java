package io.tenfolio.db.live;

import io.tenfolio.price.Quality;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a portfolio is worth between two runs: at the market of the newest run with newer prices laid over.
///
/// @param figures in ten-thousandths of its base currency; the day change may be missing
/// @param laidOver the newer prices of what it holds, by the numbers of their rows, with the quality they have until the next run: with
///     them anybody comes to the same figures
public record Tick(Version version, Map<Figure, Long> figures, Map<Long, Quality> laidOver) {
    private static final int HEAD = 2 * Long.BYTES;
    private static final int PRICE = Long.BYTES + 1;

    public Tick {
        figures = Map.copyOf(figures);
        laidOver = Map.copyOf(laidOver);
    }

    /// Up to which pushed price and which change of positions it goes. Of two ticks of one run and portfolio the higher is the newer: first
    /// by prices, since pages add for themselves what was booked since.
    public record Version(long priceSequence, long positionSequence)
            implements Comparable<Version> {
        private static final Comparator<Version> ORDER =
                Comparator.comparingLong(Version::priceSequence)
                        .thenComparingLong(Version::positionSequence);

        @Override
        public int compareTo(Version other) {
            return ORDER.compare(this, other);
        }

        public boolean isAfter(Version other) {
            return compareTo(other) > 0;
        }
    }

    /// The version, the figures in the order of their codes, then each price with its quality.
    byte[] packed() {
        var packed =
                ByteBuffer.allocate(
                                HEAD
                                        + Figure.values().length * Long.BYTES
                                        + laidOver.size() * PRICE)
                        .putLong(version.priceSequence)
                        .putLong(version.positionSequence);
        for (var figure : Figure.values()) {
            packed.putLong(figures.getOrDefault(figure, PackedFigures.ABSENT));
        }
        laidOver.forEach((price, quality) -> packed.putLong(price).put((byte) quality.code()));
        return packed.array();
    }

    static Version version(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        return new Version(bytes.getLong(), bytes.getLong());
    }

    static Tick of(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        var version = new Version(bytes.getLong(), bytes.getLong());
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) {
            long value = bytes.getLong();
            if (value != PackedFigures.ABSENT) {
                figures.put(figure, value);
            }
        }
        var laidOver = new LinkedHashMap<Long, Quality>();
        while (bytes.hasRemaining()) {
            laidOver.put(bytes.getLong(), Quality.ofCode(bytes.get()));
        }
        return new Tick(version, figures, laidOver);
    }
}
