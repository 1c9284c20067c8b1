package dev.heddle.delivery.http;

import dev.heddle.concurrency.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Handles a request on the thread that asks. */
record CallerLane(CallingThread thread, Gate gate) implements Lane {

    @Override
    public Context context() {
        return Context.current().withoutCancel();
    }

    @Override
    public void start(String operation, Context context, Runnable task) {
        thread.handle(() -> {
            @Nullable
            Map<String, String> before = MDC.getCopyOfContextMap();
            try {
                context.run(task::run);
            } finally {
                restore(before);
            }
        });
    }

    /** The thread goes on after the request, unlike one that is started for it. */
    private static void restore(@Nullable Map<String, String> before) {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
