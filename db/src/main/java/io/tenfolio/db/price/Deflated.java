package io.tenfolio.db.price;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Answers as they are stored: deflated, as text of prices shrinks to a tenth.
final class Deflated {
    private Deflated() {}

    static byte[] of(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] restore(byte[] deflated) {
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return inflater.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
