package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.domain.Conflict;
import dev.heddle.domain.DomainException;
import dev.heddle.domain.Invalid;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.NotPermitted;
import dev.heddle.domain.RuleBroken;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.OverloadedException;
import dev.heddle.usecase.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that says what an exception becomes. The text of those that were not written for callers stays here: it
 * goes into the log, with the id that the caller is told.
 */
final class ExceptionProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionProblems.class);

    private static final int INTERNAL_ERROR = 500;
    private static final int MILLIS = 1_000;

    /** Causes may form a ring. */
    private static final int MAX_CAUSES = 100;

    /**
     * Returns the answer.
     *
     * @param context what the handler ran under
     */
    static Response from(Throwable thrown, Exchange exchange, Context context) {
        if (causes(thrown).anyMatch(BodyBrokenOffException.class::isInstance)) {
            return Response.status(Exchange.CLIENT_GONE);
        }
        return exchange.rules().mappings().problem(thrown).map(problem -> mapped(problem, thrown, exchange, context))
                .orElseGet(() -> known(thrown, exchange, context));
    }

    private static Response mapped(Problem problem, Throwable thrown, Exchange exchange, Context context) {
        return wrappedCancel(thrown, context)
                .map(e -> cancelled(e, exchange, context))
                .orElseGet(() -> problem.status() < INTERNAL_ERROR
                        ? Response.problem(problem)
                        : notNow(withOutcome(problem, exchange, context), thrown, exchange));
    }

    /** Whoever can't tell whether a change was made is told, unless the problem says it already. */
    private static Problem withOutcome(Problem problem, Exchange exchange, Context context) {
        boolean isSaid = exchange.isSafe() || problem.extensions().containsKey(DeadlineProblems.OUTCOME);
        return isSaid ? problem : problem.with(DeadlineProblems.OUTCOME, DeadlineProblems.outcome(context));
    }

    private static Response known(Throwable thrown, Exchange exchange, Context context) {
        return switch (thrown) {
            case ProblemException e -> e.response();
            case DomainException e -> Response.problem(refused(e));
            case OverloadedException e -> overloaded(e, exchange, context);
            case UnavailableException e -> unavailable(e, exchange, context);
            case OutcomeUnknownException e -> outcomeUnknown(e, exchange, context);
            case CancelledException e -> cancelled(e, exchange, context);
            default -> wrappedCancel(thrown, context)
                    .map(e -> cancelled(e, exchange, context))
                    .orElseGet(() -> unexpected(thrown, exchange));
        };
    }

    /** Finds what told of the request's own cancel, where a handler has wrapped it into an exception of its own. */
    @SuppressWarnings("ReferenceEquality") // another deadline may be equal
    private static Optional<CancelledException> wrappedCancel(Throwable thrown, Context context) {
        CancelCause why = context.cancelCause().orElse(null);
        return causes(thrown)
                .filter(CancelledException.class::isInstance).map(CancelledException.class::cast)
                .filter(cancelled -> cancelled.cancelCause() == why).findFirst();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(MAX_CAUSES);
    }

    private static Problem refused(DomainException e) {
        return switch (e) {
            case NotFound _ -> problem(404, e);
            case Conflict _ -> problem(409, e);
            case RuleBroken _ -> problem(422, e);
            case NotPermitted _ -> problem(403, e);
            case Invalid invalid -> problem(422, e).with("errors", errors(invalid));
        };
    }

    private static Problem problem(int status, DomainException e) {
        return Problem.of(status, e.code(), requireNonNull(e.getMessage()));
    }

    private static List<FieldError> errors(Invalid invalid) {
        return invalid.violations().stream().map(FieldError::from).toList();
    }

    private static Response unavailable(UnavailableException e, Exchange exchange, Context context) {
        return notNow(repeatable("unavailable", "The service can't do this now", exchange, context), e, exchange)
                .header("Retry-After", "1");
    }

    private static Response overloaded(OverloadedException e, Exchange exchange, Context context) {
        long seconds = Math.max(1, e.retryAfter().plusMillis(MILLIS - 1).toSeconds());
        LOG.atDebug().addKeyValue("route", exchange.route()).log(e.getMessage());
        return Response.problem(repeatable("overloaded", "The service has too much to do", exchange, context))
                .header("Retry-After", Long.toString(seconds));
    }

    /** For what a handler has begun with: where it may have changed something, it says so. */
    private static Problem repeatable(String code, String why, Exchange exchange, Context context) {
        Problem problem = Problem.of(503, code, why + "; repeat the request after the time in Retry-After"
                + (exchange.isSafe() ? "" : ", with the same Idempotency-Key"));
        return exchange.isSafe() ? problem : problem.with(DeadlineProblems.OUTCOME, DeadlineProblems.outcome(context));
    }

    static Problem shuttingDown() {
        return Problem.of(503, "shutting-down", "The service stops, and has not begun with this; "
                + "repeat the request after the time in Retry-After");
    }

    /** For what was refused before a handler began. */
    static Response overloaded() {
        return Response.problem(Problem.of(503, "overloaded", "The service has too much to do, and has not begun with "
                + "this; repeat the request after the time in Retry-After")).header("Retry-After", "1");
    }

    private static Response cancelled(CancelledException e, Exchange exchange, Context context) {
        return switch (e.cancelCause()) {
            case CancelCause.DeadlineExceeded(Duration time) ->
                notNow(DeadlineProblems.givenUp(exchange, time, context), e,
                        exchange);
            case CancelCause.ShuttingDown _ -> notNow(
                    repeatable("shutting-down", "The service stops", exchange, context), e, exchange)
                    .header("Retry-After", "1");
            case CancelCause.ClientDisconnected _ -> Response.status(Exchange.CLIENT_GONE);
            case CancelCause.SiblingFailed _ -> unexpected(e, exchange);
            case CancelCause.CancelledByCaller _ -> unexpected(e, exchange);
        };
    }

    private static Response notNow(Problem problem, Throwable reason, Exchange exchange) {
        LOG.atWarn()
                .addKeyValue("route", exchange.route())
                .addKeyValue("requestId", exchange.id())
                .addKeyValue("reason", reason.getMessage())
                .log("Answered {}", problem.status());
        return Response.problem(problem);
    }

    private static Response outcomeUnknown(OutcomeUnknownException e, Exchange exchange, Context context) {
        if (context.cancelCause().orElse(null) instanceof CancelCause.DeadlineExceeded(Duration time)) {
            return notNow(DeadlineProblems.unknown(exchange, time), e, exchange);
        }
        String errorId = logged("It is unknown whether a change was made", e, exchange);
        return Response.problem(Problem
                .of(500, "outcome-unknown", "It is unknown whether the change was made. Repeat the "
                        + "request with the same Idempotency-Key; where it had none, look first whether the change is there")
                .with("errorId", errorId));
    }

    static Response unexpected(Throwable thrown, Exchange exchange) {
        String errorId = logged("Unexpected exception", thrown, exchange);
        return Response
                .problem(Problem.of(500, "internal-error", "The server failed; its log has more under the errorId")
                        .with("errorId", errorId));
    }

    /** Returns the id that the log has it under. */
    static String logged(String message, Throwable thrown, Exchange exchange) {
        String errorId = UUID.randomUUID().toString();
        LOG.atError()
                .addKeyValue("errorId", errorId)
                .addKeyValue("requestId", exchange.id())
                .addKeyValue("method", exchange.method())
                .addKeyValue("route", exchange.route())
                .setCause(thrown)
                .log(message);
        return errorId;
    }

    private ExceptionProblems() {}
}
