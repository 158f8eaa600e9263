package io.tenfolio.web.text;

import io.tenfolio.job.Remark;
import io.tenfolio.job.Remark.Said;
import io.tenfolio.job.RunState;
import java.util.Arrays;
import java.util.Locale;

/// Says in a reader's language what schedulers said of runs and requests. What is no [Remark], the words of a person or of a library,
/// stays as it is.
public final class RemarkTexts {
    private RemarkTexts() {}

    public static String in(Locale locale, String sentence) {
        return Remark.read(sentence).map(said -> text(locale, said)).orElse(sentence);
    }

    private static String text(Locale locale, Said said) {
        var facts = said.facts().stream().map(fact -> (Object) fact(locale, fact)).toArray();
        return Texts.in(locale, "remark." + said.remark().name(), facts);
    }

    private static String fact(Locale locale, String fact) {
        return Arrays.stream(RunState.values())
                .map(RunState::name)
                .filter(fact::equals)
                .findFirst()
                .map(state -> Texts.in(locale, "run.state." + state + ".many"))
                .orElseGet(() -> in(locale, fact));
    }
}
