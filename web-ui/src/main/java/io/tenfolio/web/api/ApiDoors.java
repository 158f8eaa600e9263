package io.tenfolio.web.api;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// What is answered, and written down, when somebody is not let in.
final class ApiDoors {
    private static final int LONGEST_SUBJECT = 190;

    private final ProblemWriter writer;
    private final CurrentPerson person;
    private final AuditTrail audit;

    ApiDoors(ProblemWriter writer, CurrentPerson person, AuditTrail audit) {
        this.writer = writer;
        this.person = person;
        this.audit = audit;
    }

    /// 401: no token came.
    void askForToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tenfolio\"");
        writer.write(
                request,
                response,
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "No access token",
                        "This needs an access token: Authorization: Bearer tf_… Make one on the page \"Access tokens\"."));
    }

    /// 401: the token that came is not good (any more).
    void refuseToken(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"tenfolio\", error=\"invalid_token\", error_description=\"%s\""
                        .formatted(why));
        writer.write(
                request,
                response,
                Problems.of(HttpStatus.UNAUTHORIZED, "The access token is not valid", why));
    }

    /// 403, in the audit trail.
    void forbid(HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(request, response, forbidden(request, "This is not yours to do."));
    }

    /// 403 as a body, in the audit trail.
    ProblemDetail forbidden(HttpServletRequest request, String why) {
        person.find().ifPresent(who -> note(who.login(), request, why));
        return Problems.of(HttpStatus.FORBIDDEN, "Not allowed", why);
    }

    void note(String actor, HttpServletRequest request, String why) {
        var subject = "api " + request.getMethod() + " " + request.getRequestURI();
        audit.write(
                new AuditEntry(
                        actor,
                        "API_REFUSED",
                        subject.length() > LONGEST_SUBJECT
                                ? subject.substring(0, LONGEST_SUBJECT)
                                : subject,
                        why,
                        "",
                        ""));
    }
}
