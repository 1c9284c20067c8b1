package dev.heddle.delivery.http.internal;

import dev.heddle.concurrency.spi.ThreadStateCarrier;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Carries the fields of SLF4J's {@link MDC} into each task, so that its log lines have them too. */
public final class MdcCarrier implements ThreadStateCarrier {

    @Override
    public @Nullable Captured capture() {
        Map<String, String> fields = MDC.getCopyOfContextMap();
        return fields == null || fields.isEmpty() ? null : () -> install(fields);
    }

    private static Restorer install(Map<String, String> fields) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.setContextMap(fields);
        return before == null ? MDC::clear : () -> MDC.setContextMap(before);
    }
}
