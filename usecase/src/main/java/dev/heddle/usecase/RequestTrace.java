package dev.heddle.usecase;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.Context;
import java.util.Optional;

/**
 * What a request is known by, here and in the services that are called for it. The delivery puts it into the
 * {@link Context}; gateways send it on.
 *
 * @param requestId for logs and answers
 * @param traceparent the {@code traceparent} of W3C Trace Context as it came in, if it did
 */
public record RequestTrace(String requestId, Optional<String> traceparent) {

    private static final Context.Key<RequestTrace> KEY = Context.Key.named("request trace");

    public RequestTrace {
        requireNonNull(requestId, "requestId is null");
        requireNonNull(traceparent, "traceparent is null");
    }

    /** Returns that of the current context; empty where the work is done for no request. */
    public static Optional<RequestTrace> current() {
        return Context.current().get(KEY);
    }

    /** Returns a child of the context that has this. */
    public Context in(Context context) {
        return context.with(KEY, this);
    }
}
