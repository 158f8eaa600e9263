package io.tenfolio.batch.price.source;

/// Something in an answer that was not believed: its code there, why, and the facts in a few words.
public record Refused(String subject, Reason reason, String detail) {
    /// The subject when nothing in the answer can be used.
    public static final String WHOLE_ANSWER = "*";

    private static final int LONGEST = 120;

    public Refused {
        subject = shortened(subject);
        detail = shortened(detail);
    }

    /// Why, in words for people.
    public enum Reason {
        ANOTHER_FORMAT("the answer is not in the source's format"),
        SOURCE_REFUSED("the source answered with an error"),
        NOT_ASKED_FOR("it is not what was asked for"),
        NO_PRICE("there is no price in it"),
        NOT_A_PRICE("the price is not a positive number within bounds"),
        NO_TIME("there is no usable time in it"),
        UNKNOWN_CURRENCY("the currency is unknown"),
        OTHER_CURRENCY("it is in another currency"),
        OTHER_VENUE("it is of another venue"),
        FROM_THE_FUTURE("it is from the future"),
        TOO_OLD("it is too old"),
        OLDER_THAN_THE_LAST("a newer one is known already"),
        IMPLAUSIBLE("it is too far from the last one"),
        LESS_PREFERRED("the price of a source that is preferred is still fresh");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// What a source wrote may be long or hold line breaks that would forge log lines.
    private static String shortened(String text) {
        var plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
