package dev.heddle.delivery.http.internal;

import dev.heddle.concurrency.spi.ThreadStateCarrier;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Carries OpenTelemetry's current context, and so the current span, into each task. Without its jar, nothing is carried. */
public final class OpenTelemetryCarrier implements ThreadStateCarrier {

    private static final boolean PRESENT = isPresent();

    @Override
    public @Nullable Captured capture() {
        return PRESENT ? OfContext.capture() : null;
    }

    private static boolean isPresent() {
        try {
            Class<?> _ = Class.forName("io.opentelemetry.context.Context", false,
                    OpenTelemetryCarrier.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /** A class of its own, which is not even loaded where the jar is not there. */
    private static final class OfContext {

        static @Nullable Captured capture() {
            Context context = Context.current();
            return context.equals(Context.root()) ? null : () -> install(context);
        }

        @SuppressWarnings("MustBeClosedChecker") // the restorer closes it
        private static Restorer install(Context context) {
            Scope scope = context.makeCurrent();
            return scope::close;
        }
    }
}
