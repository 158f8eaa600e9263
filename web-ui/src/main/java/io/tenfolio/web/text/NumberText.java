package io.tenfolio.web.text;

import io.tenfolio.money.Decimals;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as people of a language type them: `1.234,56` in German, `1,234.56` in English. Grouping may be left out; where it is given it
/// must be right, so that nobody's `1,5` becomes fifteen. Digits are bounded before anything is calculated.
public final class NumberText {
    private static final int LONGEST = 64;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?|-?\\.[0-9]+");

    private NumberText() {}

    /// The number, or empty when it is not one of at most 20 integer and 18 fractional digits.
    public static Optional<BigDecimal> parse(String typed, Locale locale) {
        var text = typed.strip().replace('\u2212', '-').replace("\u00a0", "").replace("\u202f", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var symbols = DecimalFormatSymbols.getInstance(locale);
        return ungrouped(text, symbols)
                .map(digits -> digits.replace(symbols.getDecimalSeparator(), '.'))
                .filter(plain -> PLAIN.matcher(plain).matches())
                .flatMap(NumberText::bounded);
    }

    /// How a number is typed in this language, without grouping.
    public static String write(BigDecimal number, Locale locale) {
        var decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return number.toPlainString().replace('.', decimal);
    }

    private static Optional<String> ungrouped(String text, DecimalFormatSymbols symbols) {
        var group =
                String.valueOf(symbols.getGroupingSeparator()).replaceAll("[\u00a0\u202f]", " ");
        var decimal = symbols.getDecimalSeparator();
        int end = text.indexOf(decimal);
        var whole = end < 0 ? text : text.substring(0, end);
        var rest = end < 0 ? "" : text.substring(end);
        if (rest.indexOf(decimal, 1) > 0) {
            return Optional.empty();
        }
        if (!whole.contains(group)) {
            return rest.contains(group) ? Optional.empty() : Optional.of(whole + rest);
        }
        // groups of two before the last three: lakhs and crores
        var grouped =
                "-?[0-9]{1,3}("
                        + Pattern.quote(group)
                        + "[0-9]{2,3})*"
                        + Pattern.quote(group)
                        + "[0-9]{3}";
        return whole.matches(grouped) && !rest.contains(group)
                ? Optional.of(whole.replace(group, "") + rest)
                : Optional.empty();
    }

    private static Optional<BigDecimal> bounded(String plain) {
        try {
            return Optional.of(Decimals.parse(plain, "number"));
        } catch (Decimals.OutOfBounds e) {
            return Optional.empty();
        }
    }
}
