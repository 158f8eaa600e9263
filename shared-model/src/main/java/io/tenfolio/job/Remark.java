package io.tenfolio.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What schedulers say of runs and requests: each a sentence with places for facts, which are numbered `{0}`, `{1}` and so on. It is kept,
/// logged and told to programs in English; a page reads the sentence back and says it in its reader's language. A fact may be a remark itself.
///
/// Rows keep the sentences for ever: reword one only by adding another.
public enum Remark {
    RUN_SERVES("Run {0} serves this request too"),
    RUN_QUEUED("Run {0} is queued"),
    RUN_GOES_ON("Run {0} is queued and goes on where it stopped"),
    RUN_REVISED("Run {0} is queued; {1} stays as it is"),
    RUN_STOPPED("Run {0} is stopped"),
    RUN_GIVEN_UP("Run {0} is given up; its slot counts as missed"),
    NOT_FAILED("Run {0} has not failed, it is {1}"),
    NOT_STOPPABLE("Run {0} is neither queued nor running, it is {1}"),
    NOT_MISSED("Run {0} was not missed, it is {1}"),
    NOT_MISSING("Slot {0} is not missing: another run of it is published or under way"),
    VALUES_GONE(
            "The values of run {0} are no longer kept, so it cannot go on; a rerun values its slot anew"),
    NO_RUN_NAMED("The request does not say which run"),
    NO_SUCH_RUN("There is no run {0}"),
    NOT_POSSIBLE("It cannot be acted on: {0}"),

    NO_LETTER_NAMED("The request does not say which dead letter"),
    NO_SUCH_LETTER("There is no dead letter {0}"),
    NO_SUCH_REQUEST("There is no request {0}"),
    LETTER_CLOSED("Dead letter {0} is closed already"),
    LETTER_TAKEN_ALREADY("Run {0} takes dead letter {1} up already"),
    LETTER_TAKEN("Run {0} takes dead letter {1} up"),
    ASKED_AGAIN("Request {0} is asked again"),
    LETTER_DEALT_WITH("Run {0} did it without trouble"),
    LETTER_CAME_BACK("Run {0} met it again: {1}"),
    RUN_ENDED("Run {0} is {1}: {2}"),

    SUPERSEDED("superseded by {0} before it could start"),
    STOPPED_BY("stopped by {0}: {1}"),
    ABANDONED_BY("abandoned by {0}: {1} ({2})"),
    TOOK_TOO_LONG("It took longer than {0} on node {1} and was given up"),
    STEP_FAILED("The step {0} failed: {1}"),
    COULD_NOT_GO_ON("The run could not go on: {0}"),
    NOT_RECONCILED(
            "Valued {0} and skipped {1} of {2} eligible portfolios; a run that does not add up is not shown"),
    NO_REASON("no reason was given"),

    NOBODY_KNOWS("No scheduler queued it in time; none of them knows why"),
    NO_SCHEDULER("No scheduler was alive"),
    NODE_STOOD_STILL("The node {0} stood still"),
    DATABASE_SILENT("The database did not answer"),
    TIMETABLE_PAUSED("The timetable was paused by {0} ({1})"),
    /// Last, as any sentence may end so; times have no spaces.
    DURING("{0} from {1} to {2}", "(.*) from (\\S+) to (\\S+)");

    private final String sentence;
    private final Pattern spoken;

    Remark(String sentence) {
        this(sentence, spoken(sentence));
    }

    Remark(String sentence, String spoken) {
        this.sentence = sentence;
        this.spoken = Pattern.compile(spoken, Pattern.DOTALL);
    }

    /// No constant: an enum's constants are made before its other fields.
    private static Pattern place() {
        return Pattern.compile("\\{(\\d)}");
    }

    private static String spoken(String sentence) {
        var pattern = new StringBuilder();
        int end = 0;
        for (var place : place().matcher(sentence).results().toList()) {
            pattern.append(Pattern.quote(sentence.substring(end, place.start()))).append("(.*?)");
            end = place.end();
        }
        return pattern.append(Pattern.quote(sentence.substring(end))).toString();
    }

    /// The sentence with its facts.
    public String say(Object... facts) {
        return place().matcher(sentence)
                .replaceAll(place -> fact(facts, Integer.parseInt(place.group(1))));
    }

    private String fact(Object[] facts, int number) {
        if (number >= facts.length) {
            throw new IllegalArgumentException(
                    "%s takes more facts than %s".formatted(name(), Arrays.toString(facts)));
        }
        return Matcher.quoteReplacement(String.valueOf(facts[number]));
    }

    /// A remark with its facts as they were said.
    public record Said(Remark remark, List<String> facts) {
        public Said {
            facts = List.copyOf(facts);
        }
    }

    /// Which remark a sentence is; empty for any other text.
    public static Optional<Said> read(String sentence) {
        for (var remark : values()) {
            var heard = remark.spoken.matcher(sentence);
            if (heard.matches()) {
                var facts = new ArrayList<String>();
                for (int group = 1; group <= heard.groupCount(); group++) {
                    facts.add(heard.group(group));
                }
                return Optional.of(new Said(remark, facts));
            }
        }
        return Optional.empty();
    }
}
