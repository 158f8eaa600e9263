package io.tenfolio.web.api;

import static java.util.stream.Collectors.joining;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.api.KeyUsedOtherwise;
import io.tenfolio.portfolio.UnknownPortfolio;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns what an endpoint throws into a problem that tells what happened and what comes next, and never what the program looks like inside.
@RestControllerAdvice
final class ApiProblems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final ApiDoors doors;

    ApiProblems(ApiDoors doors) {
        this.doors = doors;
    }

    @InitBinder
    void numbersArePlain(WebDataBinder binder) {
        binder.registerCustomEditor(long.class, new PlainNumber());
        binder.registerCustomEditor(Long.class, new PlainNumber());
        binder.registerCustomEditor(int.class, new PlainNumber.Small());
        binder.registerCustomEditor(Integer.class, new PlainNumber.Small());
    }

    @ExceptionHandler
    ProblemDetail notThere(NotThere e) {
        return Problems.notThere(e.getMessage() + ", or it is not yours to see.");
    }

    @ExceptionHandler
    ProblemDetail notThere(UnknownPortfolio e) {
        return notThere(new NotThere("portfolio"));
    }

    @ExceptionHandler
    ProblemDetail conflict(Conflict e) {
        return Problems.conflict(e.title(), e.detail());
    }

    @ExceptionHandler
    ProblemDetail refused(RefusedFields e) {
        return Problems.fields(e.fields());
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException e, HttpServletRequest request) {
        var why =
                e instanceof MissingScope && e.getMessage() != null
                        ? e.getMessage()
                        : "Your role does not allow this.";
        return doors.forbidden(request, why);
    }

    @ExceptionHandler
    ProblemDetail keyUsedOtherwise(KeyUsedOtherwise e) {
        return Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The Idempotency-Key is taken",
                "Another request came under this key before; nothing was done. Take a new key for a new request.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(DataAccessException e) {
        return Transactions.worthRunningAgain(e) || isAway(e) ? later(e) : unexpected(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noTransaction(TransactionException e) {
        return later(e);
    }

    private static boolean isAway(DataAccessException e) {
        return e instanceof org.springframework.dao.DataAccessResourceFailureException
                || e instanceof org.springframework.dao.TransientDataAccessException;
    }

    private static ResponseEntity<ProblemDetail> later(Exception e) {
        log.warn("A request has to come again: {}", e.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(
                        Problems.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Not now",
                                "The database is away or busy; nothing was done. Try again in some seconds."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        var incident = UUID.randomUUID().toString();
        log.error("Incident {} of the API", incident, e);
        var problem =
                Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something is wrong with Tenfolio",
                        "This is not your fault, and it is in the log under the number of this incident.");
        problem.setProperty("incident", incident);
        return ResponseEntity.internalServerError().body(problem);
    }

    // ---- requests that cannot be read ----

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(e, unreadable(e.getCause()), headers, request);
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException e -> field(e, "is not known here");
            case Unacceptable e -> field(e, e.getOriginalMessage());
            case InvalidFormatException e when e.getTargetType().isEnum() ->
                    field(e, "must be one of " + names(e.getTargetType()));
            case InputCoercionException e when !e.getPath().isEmpty() ->
                    field(e, "is a larger number than fits here");
            case MismatchedInputException e -> field(e, "must be " + words(e.getTargetType()));
            case StreamConstraintsException _ ->
                    malformed(
                            "The body is too deep, or a name, a text or a number in it is too long.");
            case JacksonException e when e.getLocation() != null ->
                    malformed(
                            "The body is no JSON that can be read: line %d, column %d."
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr()));
            case null, default -> malformed("The body is missing or cannot be read.");
        };
    }

    private static ProblemDetail malformed(String detail) {
        return Problems.of(HttpStatus.BAD_REQUEST, "The request cannot be read", detail);
    }

    private static ProblemDetail field(JacksonException e, String message) {
        return Problems.fields(List.of(new FieldProblem(path(e), message)));
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shortened(step.getPropertyName()));
            }
        }
        return path.toString();
    }

    private static String shortened(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }

    private static String names(Class<?> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Object::toString).collect(joining(", "));
    }

    private static String words(@Nullable Class<?> kind) {
        if (kind == null) {
            return "something else";
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return "true or false";
        }
        if (kind.isPrimitive() || Number.class.isAssignableFrom(kind)) {
            return "a whole number";
        }
        return Iterable.class.isAssignableFrom(kind) ? "a list" : "an object";
    }

    // ---- requests that can be read and are wrong ----

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors = new ArrayList<FieldProblem>();
        for (var error : e.getBindingResult().getAllErrors()) {
            var name = error instanceof FieldError field ? field.getField() : "";
            errors.add(
                    error instanceof FieldError field && field.isBindingFailure()
                            ? new FieldProblem(name, "has the wrong form")
                            : new FieldProblem(name, message(error)));
        }
        return answer(e, Problems.fields(errors), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors = new ArrayList<FieldProblem>();
        for (var result : e.getParameterValidationResults()) {
            var parameter =
                    Optional.ofNullable(result.getMethodParameter().getParameterName()).orElse("");
            for (var error : result.getResolvableErrors()) {
                errors.add(
                        new FieldProblem(
                                error instanceof FieldError field ? field.getField() : parameter,
                                Optional.ofNullable(error.getDefaultMessage())
                                        .orElse("is not valid")));
            }
        }
        return answer(e, Problems.fields(errors), headers, request);
    }

    private static String message(DefaultMessageSourceResolvable error) {
        return Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var name =
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : Optional.ofNullable(e.getPropertyName()).orElse("");
        var kind = e.getRequiredType();
        var message =
                kind != null && kind.isEnum()
                        ? "must be one of " + names(kind)
                        : "has the wrong form";
        return answer(
                e, Problems.fields(List.of(new FieldProblem(name, message))), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                e,
                Problems.notThere("There is no such address; all are in /api/v1/openapi.json."),
                headers,
                request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(
                e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }
}
