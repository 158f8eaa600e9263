package io.tenfolio.batch.report.writing;

import java.awt.Color;

/// The colours of a printed page; each is told apart from its neighbours in grey, too.
final class Palette {
    static final Color INK = new Color(0x1B2330);
    static final Color QUIET = new Color(0x5C6675);
    static final Color LINE = new Color(0xD5DAE2);
    static final Color TINT = new Color(0xF3F5F9);
    static final Color ACCENT = new Color(0x2457C5);
    static final Color GAIN = new Color(0x1B7A43);
    static final Color LOSS = new Color(0xB3261E);
    static final Color WARNING = new Color(0x8A5A00);

    private static final Color[] SHARES = {
        new Color(0x2457C5),
        new Color(0x0F8A8A),
        new Color(0x7A4FC9),
        new Color(0xC97A12),
        new Color(0x4E7A1E),
        new Color(0xB0447A),
        new Color(0x7C8797)
    };

    private Palette() {}

    static Color share(int place) {
        return SHARES[place % SHARES.length];
    }

    static Color ofSign(int sign) {
        return sign > 0 ? GAIN : sign < 0 ? LOSS : INK;
    }
}
