package dev.heddle.delivery.http;

import dev.heddle.concurrency.Context;
import org.slf4j.MDC;

/**
 * Handles one request, on the virtual thread that it has for itself. Only the handler is cancelled with the context that
 * this is started under: what became of it is answered and logged in any case, and no interrupt gets into that.
 */
record RequestTask(Exchange exchange, Request request, Route route) implements Runnable {

    @Override
    public void run() {
        Context context = Context.current();
        context.withoutCancel().run(() -> exchange.answer(content(context)));
    }

    /** Log lines carry the request's id from here on; the thread ends with the request. */
    private Content content(Context context) {
        MDC.put("requestId", exchange.id());
        try {
            return Content.from(response(context), exchange.id());
        } catch (Throwable thrown) {
            // Also where a body, or a problem's member, can't be written as JSON.
            return Content.from(ExceptionProblems.unexpected(thrown, exchange), exchange.id());
        }
    }

    private Response response(Context context) {
        try {
            return context.call(() -> route.handler().handle(request));
        } catch (Throwable thrown) {
            return ExceptionProblems.from(thrown, exchange);
        }
    }
}
