package io.tenfolio.money;

import java.util.Locale;
import java.util.regex.Pattern;

/// Groups the digits of a written number as its readers do. The JDK groups by thousands everywhere; India groups by thousands once, then by
/// hundreds: `12,34,567.80`.
public final class Lakhs {
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+");
    private static final Pattern PAIRS = Pattern.compile("(?<=[0-9])(?=([0-9]{2})+$)");

    private Lakhs() {}

    /// `number` as the JDK wrote it for `locale`, in lakhs and crores where that locale is of India, else unchanged.
    public static String in(Locale locale, String number) {
        return locale.getCountry().equals("IN") ? inLakhs(number) : number;
    }

    private static String inLakhs(String number) {
        return THOUSANDS
                .matcher(number)
                .replaceAll(whole -> {
                    var digits = whole.group().replace(",", "");
                    var last = digits.length() - 3;
                    return PAIRS.matcher(digits.substring(0, last)).replaceAll(",")
                            + ","
                            + digits.substring(last);
                });
    }
}
