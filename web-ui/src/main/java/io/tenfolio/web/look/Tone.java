package io.tenfolio.web.look;

import io.tenfolio.money.Worth;
import java.math.RoundingMode;

/// Which way a change went; shown as colour and arrow together with the sign, never as colour alone.
public enum Tone {
    UP,
    DOWN,
    FLAT,
    /// Not a change: a plain figure.
    NONE;

    /// By what is shown: a change that rounds to nothing in its currency's digits is flat.
    public static Tone of(Worth change) {
        int digits = Math.max(0, change.currency().getDefaultFractionDigits());
        int sign = change.amount().setScale(digits, RoundingMode.HALF_EVEN).signum();
        return sign > 0 ? UP : sign < 0 ? DOWN : FLAT;
    }

    /// As the browser code knows it.
    public String code() {
        return switch (this) {
            case UP -> "up";
            case DOWN -> "down";
            case FLAT -> "flat";
            case NONE -> "none";
        };
    }
}
