package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import dev.heddle.concurrency.TaskGroup;
import dev.heddle.delivery.http.RequestMeters.Cut;
import dev.heddle.usecase.Effects;
import dev.heddle.usecase.ObservedDeadline;
import dev.heddle.usecase.RequestTrace;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that has a route, from its head to its end: that is when it has its answer and its handler has ended, or never
 * began. It owns the context, and sees to it that the caller is answered when the time is over, and that the handler is
 * stopped when the caller is gone.
 *
 * <p>The methods are for the event loop, but for {@link #handlerEnded}.
 */
final class InFlight {

    /**
     * How long a handler has after the deadline to say what became of its work; then the server answers in its place that
     * this is unknown.
     */
    static final Duration GRACE = Duration.ofMillis(100);

    private final Exchange exchange;
    private final Route route;
    private final Duration time;
    private final CancelMode mode;
    private final Gate gate;
    private final RequestMeters meters;
    private final io.vertx.core.Context eventLoop = requireNonNull(Vertx.currentContext());
    private final CancellableContext context;
    private final Registration watch;
    /** Tells when the time would be over, where the context has no deadline. */
    private final @Nullable CancellableContext alarm;
    private final long begun = System.nanoTime();
    private boolean started;
    /** When the caller was seen to be gone, or the server to stop; zero before. */
    private volatile long cancelledAt;

    /** Begins; the gate was entered. */
    InFlight(Exchange exchange, Route route, Duration time, Gate gate, TaskGroup tasks, CancelMode mode,
            RequestMeters meters) {
        this.exchange = exchange;
        this.route = route;
        this.time = time;
        this.mode = mode;
        this.gate = gate;
        this.meters = meters;
        meters.began();
        exchange.whenAnswered(this::answered);
        exchange.incoming().response().closeHandler(_ -> connectionClosed());
        Context above = tasks.context();
        context = isEnforcing() ? above.withTimeout(time) : ObservedDeadline.after(time).in(above).withCancel();
        watch = context.onCancel(this::cancelled);
        alarm = isEnforcing() ? null : observed();
    }

    private CancellableContext observed() {
        CancellableContext observed = Context.background().withTimeout(time);
        Registration _ = observed.onCancel(this::observed);
        return observed;
    }

    /** Starts the handler, unless the request was answered meanwhile. */
    void start(TaskGroup tasks, Request request) {
        if (exchange.isAnswered()) {
            return;
        }
        started = true;
        RequestTrace trace = new RequestTrace(exchange.id(),
                TraceParent.from(exchange.incoming().getHeader(TraceParent.HEADER)));
        try {
            tasks.start(route.operation(), new Effects().in(trace.in(context)),
                    new RequestTask(this, exchange, request, route));
        } catch (Throwable thrown) {
            started = false;
            exchange.answer(ExceptionProblems.from(thrown, exchange, context));
        }
    }

    private void cancelled(CancelCause cause) {
        switch (cause) {
            case CancelCause.DeadlineExceeded _ -> {
                count(Cut.DEADLINE);
                eventLoop.runOnContext(_ -> timeIsOver());
            }
            case CancelCause.ShuttingDown _ -> {
                cancelledAt = System.nanoTime();
                count(Cut.SHUTDOWN);
                eventLoop.runOnContext(_ -> stopAwaitingTheBody());
            }
            case CancelCause.ClientDisconnected _ -> count(Cut.DISCONNECT);
            case CancelCause.SiblingFailed _,CancelCause.CancelledByCaller _ -> {
                // the server was closed without a grace time
            }
        }
    }

    private void observed(CancelCause cause) {
        if (cause instanceof CancelCause.DeadlineExceeded && !exchange.isAnswered()) {
            count(Cut.DEADLINE);
        }
    }

    private void count(Cut cause) {
        meters.cancelled(cause, exchange.route());
    }

    private void timeIsOver() {
        if (started) {
            eventLoop.owner().setTimer(GRACE.toMillis(),
                    _ -> exchange.answer(Response.problem(DeadlineProblems.unknown(exchange, time))));
        } else {
            exchange.answerAndClose(Response.problem(DeadlineProblems.bodyTooLate(time)));
        }
    }

    private void stopAwaitingTheBody() {
        if (!started) {
            exchange.answerAndClose(Response.problem(ExceptionProblems.shuttingDown()).header("Retry-After", "1"));
        }
    }

    /** Comes after each end of a connection or stream, so also where all went well. */
    private void connectionClosed() {
        if (exchange.isAnswered()) {
            return;
        }
        if (isEnforcing()) {
            cancelledAt = System.nanoTime();
            disconnected();
        } else {
            count(Cut.DISCONNECT);
        }
        exchange.abandon();
    }

    /** A handler's listeners run with the cancel, and may block, which an event loop must not. */
    private void disconnected() {
        CancelCause gone = new CancelCause.ClientDisconnected();
        if (started) {
            Thread.ofVirtual().name("http-disconnect").start(() -> context.cancel(gone));
        } else {
            context.cancel(gone);
        }
    }

    private boolean isEnforcing() {
        return mode == CancelMode.ENFORCE;
    }

    /** Those that were answered without a handler end here; a handler answers before it ends. */
    private void answered() {
        if (!started) {
            end();
        }
    }

    /** Notes that the handler has ended, and its answer was handed over; on its thread. */
    void handlerEnded() {
        switch (context.cancelCause().orElse(null)) {
            case CancelCause.DeadlineExceeded _ -> meters.stopped(Cut.DEADLINE, since(begun).minus(time));
            case CancelCause.ClientDisconnected _ -> meters.stopped(Cut.DISCONNECT, since(cancelledAt));
            case CancelCause.ShuttingDown _ -> meters.stopped(Cut.SHUTDOWN, sinceShutdown());
            case null, default -> {
                // nobody stopped it
            }
        }
        end();
    }

    /** Handlers are woken before this is told, and may end first. */
    private Duration sinceShutdown() {
        long at = cancelledAt;
        return at == 0 ? Duration.ZERO : since(at);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private void end() {
        watch.close();
        context.close();
        if (alarm != null) {
            alarm.close();
        }
        gate.leave();
        meters.ended();
    }
}
