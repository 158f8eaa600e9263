package io.tenfolio.valuation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The values of one figure for a block of portfolios, by place, as they are stored: one byte that tells
/// the width in bytes (1 to 8), then each value big-endian in two's complement at that width. The most
/// negative number of a width stands for "this place was not valued".
public final class PackedFigures {
    /// In an unpacked array: this place was not valued.
    public static final long ABSENT = Long.MIN_VALUE;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private PackedFigures() {}

    public static byte[] pack(long[] values) {
        int width = 1;
        for (long value : values) {
            if (value != ABSENT) {
                width = Math.max(width, widthOf(value));
            }
        }
        var packed = new byte[1 + values.length * width];
        packed[0] = (byte) width;
        long absent = ABSENT >> (64 - 8 * width);
        int at = 1;
        for (long value : values) {
            put(value == ABSENT ? absent : value, packed, at, width);
            at += width;
        }
        return packed;
    }

    /// Eight bytes at once, of which the next value overwrites those that are too many; byte by byte at the end.
    private static void put(long value, byte[] packed, int at, int width) {
        if (at + Long.BYTES <= packed.length) {
            BIG_ENDIAN.set(packed, at, value << 8 * (Long.BYTES - width));
        } else {
            for (int i = 0; i < width; i++) {
                packed[at + i] = (byte) (value >> 8 * (width - 1 - i));
            }
        }
    }

    public static long[] unpack(byte[] packed) {
        int places = places(packed);
        var values = new long[places];
        Arrays.setAll(values, place -> at(packed, place));
        return values;
    }

    /// The value at `place`, read without unpacking the rest; [#ABSENT] where it was not valued or the
    /// block ends before it.
    public static long at(byte[] packed, int place) {
        int width = packed[0];
        if (place >= places(packed)) {
            return ABSENT;
        }
        int at = 1 + place * width;
        long value = packed[at];
        for (int i = 1; i < width; i++) {
            value = value << 8 | packed[at + i] & 0xffL;
        }
        return value == ABSENT >> (64 - 8 * width) ? ABSENT : value;
    }

    private static int places(byte[] packed) {
        int width = packed.length == 0 ? 0 : packed[0];
        if (width < 1 || width > 8 || (packed.length - 1) % width != 0) {
            throw new IllegalArgumentException("These are not packed figures");
        }
        return (packed.length - 1) / width;
    }

    private static int widthOf(long value) {
        // one bit for the sign, and the most negative number of the width is taken
        long magnitude = value < 0 ? -value : value;
        return (64 - Long.numberOfLeadingZeros(magnitude)) / 8 + 1;
    }
}
