package io.tenfolio.web.admin.run;

import io.tenfolio.web.admin.look.Words;
import java.util.Set;

/// Names that stand for no person, told in the reader's words.
final class RunWords {
    private static final Set<String> NOBODY = Set.of("timetable", "reconciler", "start");

    private RunWords() {}

    static String askedBy(String by, Words words) {
        return NOBODY.contains(by) ? words.text("run.by." + by) : by;
    }
}
