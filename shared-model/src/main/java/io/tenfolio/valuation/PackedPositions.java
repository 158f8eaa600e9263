package io.tenfolio.valuation;

import io.tenfolio.portfolio.BlockLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.zip.CRC32C;

/// The positions of a block as bytes, about eight a holding: small numbers take few. They end with a checksum, and begin with the version
/// of their form, so that what another version wrote is not taken for something else.
///
/// Splits are of a run's prices, not of positions; a block that knows some is not packed.
public final class PackedPositions {
    private static final int VERSION = 2;
    private static final int CHECKSUM = 4;

    private PackedPositions() {}

    /// Bytes that are not positions of a block as this version packs them.
    public static final class NotUnderstood extends RuntimeException {
        public NotUnderstood(String what) {
            super(what);
        }
    }

    public static byte[] pack(PositionBlock block) {
        var bytes = new ByteArrayOutputStream(16 * block.holdings() + 4_096);
        try (var out = new DataOutputStream(bytes)) {
            write(block, out);
            out.flush();
            var checksum = new CRC32C();
            checksum.update(bytes.toByteArray());
            out.writeInt((int) checksum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(PositionBlock block, DataOutputStream out) throws IOException {
        var layout = block.layout();
        out.writeByte(VERSION);
        out.writeInt(block.block());
        out.writeInt(layout.size());
        number(block.currencies().size(), out);
        for (var currency : block.currencies()) {
            out.writeUTF(currency.getCurrencyCode());
        }
        for (int place = 0; place < layout.size(); place++) {
            if (block.hasPortfolioAt(place)) {
                number(1 + block.base(place), out);
                write(block, place, out);
            } else {
                number(0, out);
            }
        }
    }

    private static void write(PositionBlock block, int place, DataOutputStream out)
            throws IOException {
        number(block.costs()[place], out);
        number(block.realisedGains()[place], out);
        out.writeUTF(block.trouble(place).orElse(""));
        number(block.end(place) - block.begin(place), out);
        for (int holding = block.begin(place); holding < block.end(place); holding++) {
            if (!block.splits(holding).isEmpty()) {
                throw new IllegalArgumentException("A block that knows splits is of one run");
            }
            number(block.instrument(holding), out);
            number(block.quantity(holding), out);
            if (block.quantity(holding) == PositionBlock.ELSEWHERE) {
                out.writeUTF(block.exactQuantity(holding).toString());
            }
        }
    }

    /// @throws NotUnderstood if these are not the positions of `block`, whole and in the form of this version
    public static PositionBlock unpack(byte[] packed, int block, BlockLayout layout) {
        check(packed);
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readByte() != VERSION
                    || in.readInt() != block
                    || in.readInt() != layout.size()) {
                throw new NotUnderstood("Not the positions of block %d".formatted(block));
            }
            return read(in, PositionBlock.of(block, layout), layout);
        } catch (IOException | IllegalArgumentException e) {
            throw new NotUnderstood("Not positions: " + e);
        }
    }

    private static void check(byte[] packed) {
        int length = packed.length - CHECKSUM;
        if (length < 0) {
            throw new NotUnderstood("Too short");
        }
        var checksum = new CRC32C();
        checksum.update(packed, 0, length);
        int told = 0;
        for (int i = length; i < packed.length; i++) {
            told = told << 8 | packed[i] & 0xff;
        }
        if (told != (int) checksum.getValue()) {
            throw new NotUnderstood("Not as they were written");
        }
    }

    private static PositionBlock read(
            DataInputStream in, PositionBlock.Builder builder, BlockLayout layout)
            throws IOException {
        for (long i = number(in); i > 0; i--) {
            builder.currency(Currency.getInstance(in.readUTF()));
        }
        for (int place = 0; place < layout.size(); place++) {
            int base = (int) number(in) - 1;
            if (base >= 0) {
                builder.portfolio(place, base, number(in), number(in), in.readUTF());
                for (long i = number(in); i > 0; i--) {
                    int instrument = (int) number(in);
                    long quantity = number(in);
                    if (quantity == PositionBlock.ELSEWHERE) {
                        builder.holdsExactly(instrument, new BigDecimal(in.readUTF()));
                    } else {
                        builder.holds(instrument, quantity);
                    }
                }
            }
        }
        return builder.build();
    }

    /// Seven bits a byte, the lowest first, the sign lowest of all.
    private static void number(long value, DataOutputStream out) throws IOException {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long number(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new IOException("A number that does not end");
    }
}
