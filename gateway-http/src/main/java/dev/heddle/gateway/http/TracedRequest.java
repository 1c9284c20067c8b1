package dev.heddle.gateway.http;

import dev.heddle.concurrency.Context;
import dev.heddle.usecase.RequestTrace;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Puts on a request what the current context says: how much time there is, and what for. */
final class TracedRequest {

    private final HttpRequest original;
    private final HttpRequest.Builder copy;

    private TracedRequest(HttpRequest original) {
        this.original = original;
        this.copy = HttpRequest.newBuilder(original, (_, _) -> true);
    }

    /** Returns a copy with the headers that it does not have yet. */
    static HttpRequest of(HttpRequest original) {
        TracedRequest request = new TracedRequest(original);
        Context.current().remaining().ifPresent(left -> request.add("X-Request-Timeout-Ms", wholeMillis(left)));
        RequestTrace.current().ifPresent(request::add);
        return request.copy.build();
    }

    private void add(RequestTrace trace) {
        add("X-Request-Id", trace.requestId());
        trace.traceparent().ifPresent(parent -> add("traceparent", parent));
    }

    private void add(String header, String value) {
        if (original.headers().firstValue(header).isEmpty()) {
            copy.setHeader(header, value);
        }
    }

    /** Rounds down, so that the other side gives up first; but 0 would be no time at all. */
    private static String wholeMillis(Duration left) {
        return Long.toString(Math.max(1, left.toMillis()));
    }
}
