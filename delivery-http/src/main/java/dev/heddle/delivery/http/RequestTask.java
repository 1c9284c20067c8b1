package dev.heddle.delivery.http;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Handles one request, on the virtual thread that it has for itself. Only the handler is cancelled with the context that
 * this is started under: what became of it is answered and logged in any case, and no interrupt gets into that.
 */
record RequestTask(InFlight inFlight, Exchange exchange, Request request, Route route, StreamLimits limits)
        implements
            Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    @Override
    public void run() {
        Context context = Context.current();
        try {
            context.withoutCancel().run(() -> answer(context));
        } finally {
            inFlight.handlerEnded();
        }
    }

    /** Log lines carry the request's id from here on; the thread ends with the request. */
    private void answer(Context context) {
        MDC.put("requestId", exchange.id());
        Response response = response(context);
        switch (response.body()) {
            case StreamedBody body -> streaming(context).body(head(response), body);
            case EventFeed feed -> streaming(context).events(head(response), feed);
            case WebSocketSession session -> webSocket(context, session);
            case null, default -> whole(context, content(response));
        }
    }

    private void whole(Context context, Content content) {
        if (!exchange.answer(content)) {
            LOG.atLevel(isTooLate(context) ? Level.INFO : Level.DEBUG)
                    .addKeyValue("route", exchange.route())
                    .addKeyValue("requestId", exchange.id())
                    .addKeyValue("status", content.status())
                    .log("A handler ended after its request, with {}", content.status());
        }
    }

    private void webSocket(Context context, WebSocketSession session) {
        if (WebSocketUpgrade.isAskedFor(exchange.incoming())) {
            streaming(context).webSocket(session);
        } else {
            whole(context, content(Response.upgradeRequired()));
        }
    }

    private Streaming streaming(Context context) {
        return new Streaming(exchange, inFlight, context, limits);
    }

    private static Content head(Response response) {
        return new Content(response.status(), response.headers(), Content.NONE);
    }

    private static boolean isTooLate(Context context) {
        return context.cancelCause().orElse(null) instanceof CancelCause.DeadlineExceeded;
    }

    private Content content(Response response) {
        try {
            return compressed(response);
        } catch (Throwable thrown) {
            // Also where a body, or a problem's member, can't be written as JSON.
            return exchange.content(ExceptionProblems.unexpected(thrown, exchange));
        }
    }

    private Content compressed(Response response) {
        return exchange.rules().compression().apply(exchange.content(response), exchange.incoming().headers());
    }

    private Response response(Context context) {
        try {
            return Negotiation.fit(context.call(() -> route.handler().handle(request)), exchange);
        } catch (Throwable thrown) {
            return problem(thrown, context);
        }
    }

    /** A team's own mapping may fail too. */
    private Response problem(Throwable thrown, Context context) {
        try {
            return ExceptionProblems.from(thrown, exchange, context);
        } catch (Throwable failed) {
            return ExceptionProblems.unexpected(failed, exchange);
        }
    }
}
