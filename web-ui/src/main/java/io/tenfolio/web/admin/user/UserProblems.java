package io.tenfolio.web.admin.user;

import io.tenfolio.web.api.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says to programs why a user cannot be changed.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = {UserApi.class, InvitationApi.class})
final class UserProblems {
    @ExceptionHandler
    ProblemDetail notPossible(NotPossible e) {
        return switch (e.why()) {
            case UNKNOWN -> Problems.notThere("There is no such user.");
            case NOT_ADMINISTRATOR ->
                    Problems.of(
                            HttpStatus.FORBIDDEN,
                            "Not allowed",
                            "You are no administrator any more.");
            case ONESELF -> refused("Nobody gives or takes rights of their own.");
            case LAST_ADMINISTRATOR ->
                    refused(
                            "This is the last administrator; somebody must be left to let others in.");
            case NO_ADDRESS -> refused("The user has no confirmed address.");
            case DISABLED -> refused("The user is disabled.");
            case ADDRESS_TAKEN -> refused("Somebody has this address already.");
            case REASON_MISSING -> refused("A reason is needed.");
            case OVER -> refused("The invitation is answered, taken back or expired.");
        };
    }

    private static ProblemDetail refused(String why) {
        return Problems.conflict("The user cannot be changed", why);
    }
}
