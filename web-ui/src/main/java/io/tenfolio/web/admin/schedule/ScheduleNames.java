package io.tenfolio.web.admin.schedule;

import java.util.Set;

/// What is scheduled and has a name in the texts.
final class ScheduleNames {
    static final Set<String> KNOWN =
            Set.of(
                    "refreshPortfolios",
                    "thinRawQuotes",
                    "takeEffect",
                    "checkPositions",
                    "keepPositions",
                    "checkIdentities",
                    "correctCloses",
                    "raiseAlerts",
                    "thinRunLog",
                    "monthlyStatements",
                    "reportRetention",
                    "makeValuationDays",
                    "thinAttempts",
                    "forgetExecutions",
                    "thinValuations");

    private ScheduleNames() {}
}
