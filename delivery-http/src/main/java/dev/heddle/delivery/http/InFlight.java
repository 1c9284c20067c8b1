package dev.heddle.delivery.http;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import dev.heddle.delivery.http.RequestMeters.Cut;
import dev.heddle.usecase.Effects;
import dev.heddle.usecase.ObservedDeadline;
import dev.heddle.usecase.RequestTrace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Optional<Duration> time;
    private final HttpServerSettings settings;
    private final RequestMeters meters;
    private final CancellableContext context;
    private final Registration watch;
    /** Tells when the time would be over, where the context has no deadline. */
    private final @Nullable CancellableContext alarm;
    private final long begun = System.nanoTime();
    private final AtomicBoolean lost = new AtomicBoolean();
    private boolean started;
    private @Nullable Gate entered;
    private MemoryBudget.@Nullable Share body;
    /** When the caller was seen to be gone, or the server to stop; zero before. */
    private volatile long cancelledAt;

    InFlight(Exchange exchange, Route route, Optional<Duration> time, Lane lane, HttpServerSettings settings,
            RequestMeters meters) {
        this.exchange = exchange;
        this.route = route;
        this.time = time;
        this.settings = settings;
        this.meters = meters;
        meters.began();
        exchange.whenAnswered(this::answered);
        exchange.whenLost(this::connectionClosed, this::unableToWrite);
        context = time.map(limit -> within(limit, lane.context())).orElseGet(lane.context()::withCancel);
        watch = context.onCancel(this::cancelled);
        alarm = isEnforcing() ? null : time.map(this::observed).orElse(null);
    }

    private CancellableContext within(Duration time, Context above) {
        return isEnforcing() ? above.withTimeout(time) : ObservedDeadline.after(time).in(above).withCancel();
    }

    private CancellableContext observed(Duration time) {
        CancellableContext observed = Context.background().withTimeout(time);
        Registration _ = observed.onCancel(this::observed);
        return observed;
    }

    /** Notes that it was let in, and leaves when it ends. */
    void entered(Gate gate) {
        entered = gate;
    }

    /** Begins to gather its body, which it may be told to give up. */
    MemoryBudget.Share keeps(MemoryBudget bodies) {
        MemoryBudget.Share begun = bodies.begin(0, this::makeRoom);
        body = begun;
        return begun;
    }

    private void makeRoom() {
        exchange.eventLoop().runOnContext(_ -> {
            if (!started && !exchange.isAnswered()) {
                meters.refused("body-limit", exchange.route());
                exchange.answerAndClose(ExceptionProblems.overloaded());
            }
        });
    }

    /** Starts the handler, unless the request was answered meanwhile. */
    void start(Lane lane, Request request) {
        if (exchange.isAnswered()) {
            return;
        }
        started = true;
        RequestTrace trace = new RequestTrace(exchange.id(),
                TraceParent.from(exchange.incoming().getHeader(TraceParent.HEADER)));
        try {
            lane.start(route.operation(), new Effects().in(trace.in(context)),
                    new RequestTask(this, exchange, request, route, settings.streams()));
        } catch (Throwable thrown) {
            started = false;
            exchange.answer(ExceptionProblems.from(thrown, exchange, context));
        }
    }

    private void cancelled(CancelCause cause) {
        switch (cause) {
            case CancelCause.DeadlineExceeded _ -> {
                count(Cut.DEADLINE);
                exchange.eventLoop().runOnContext(_ -> timeIsOver());
            }
            case CancelCause.ShuttingDown _ -> {
                cancelledAt = System.nanoTime();
                count(Cut.SHUTDOWN);
                exchange.eventLoop().runOnContext(_ -> stopAwaitingTheBody());
            }
            case CancelCause.ClientDisconnected _ -> count(Cut.DISCONNECT);
            case CancelCause.SiblingFailed _,CancelCause.CancelledByCaller _ -> {
                // the server was closed without a grace time
            }
        }
    }

    private void observed(CancelCause cause) {
        if (cause instanceof CancelCause.DeadlineExceeded && exchange.isWaitedFor()) {
            count(Cut.DEADLINE);
        }
    }

    private void count(Cut cause) {
        meters.cancelled(cause, exchange.route());
    }

    private void timeIsOver() {
        Duration limit = time.orElseThrow();
        if (started) {
            exchange.eventLoop().owner().setTimer(GRACE.toMillis(),
                    _ -> exchange.giveUp(Response.problem(DeadlineProblems.unknown(exchange, limit))));
        } else {
            exchange.answerAndClose(Response.problem(DeadlineProblems.bodyTooLate(limit)));
        }
    }

    private void stopAwaitingTheBody() {
        if (!started) {
            exchange.answerAndClose(Response.problem(ExceptionProblems.shuttingDown()).header("Retry-After", "1"));
        }
    }

    /** Comes after each end of a connection or stream, so also where all went well. */
    private void connectionClosed() {
        if (exchange.isWaitedFor() && lost.compareAndSet(false, true)) {
            callerIsGone();
            boolean _ = exchange.abandon();
        }
    }

    /** Comes on the handler's thread, which is told by its context before it is by the failure of its write. */
    private void unableToWrite() {
        connectionClosed();
        if (isEnforcing() || route.live()) {
            boolean _ = context.cancel(new CancelCause.ClientDisconnected());
        }
    }

    /** A feed or a WebSocket is nothing without its caller, so it is stopped in any mode. */
    void callerIsGone() {
        if (isEnforcing() || route.live()) {
            cancelledAt = System.nanoTime();
            disconnected();
        } else {
            count(Cut.DISCONNECT);
        }
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
        return settings.cancelMode() == CancelMode.ENFORCE;
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
            case CancelCause.DeadlineExceeded _ -> meters.stopped(Cut.DEADLINE, since(begun).minus(time.orElseThrow()));
            case CancelCause.ClientDisconnected _ -> meters.stopped(Cut.DISCONNECT, sinceCancelled());
            case CancelCause.ShuttingDown _ -> meters.stopped(Cut.SHUTDOWN, sinceCancelled());
            case null, default -> {
                // nobody stopped it
            }
        }
        end();
    }

    /** Handlers are woken before this is told, and may end first. */
    private Duration sinceCancelled() {
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
        if (entered != null) {
            entered.leave();
        }
        if (body != null) {
            body.end();
        }
        meters.ended();
    }
}
