package io.tenfolio.web.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Answers of the kind `application/problem+json` (RFC 9457): what happened, what it means, which fields.
public final class Problems {
    private Problems() {}

    public static ProblemDetail of(HttpStatusCode status, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    public static ProblemDetail of(
            HttpStatusCode status, String title, String detail, List<FieldProblem> errors) {
        var problem = of(status, title, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    /// What is asked for is well formed, but what is there does not allow it.
    public static ProblemDetail conflict(String title, String detail) {
        return of(HttpStatus.CONFLICT, title, detail + " Nothing was done.");
    }

    static ProblemDetail fields(List<FieldProblem> errors) {
        return of(
                HttpStatus.BAD_REQUEST,
                "The request is not valid",
                errors.size() == 1
                        ? "One field is wrong; nothing was done."
                        : "%d fields are wrong; nothing was done.".formatted(errors.size()),
                errors);
    }

    /// There is no such thing, or none that this person may see.
    public static ProblemDetail notThere(String detail) {
        return of(HttpStatus.NOT_FOUND, "Not there", detail);
    }
}
