package dev.heddle.delivery.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context, version 00 and what later versions may be. */
final class TraceParent {

    static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final Pattern FORM = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Returns what was sent if it has the form, else nothing. */
    static Optional<String> from(@Nullable String sent) {
        return sent != null && sent.length() == LENGTH && FORM.matcher(sent).matches()
                ? Optional.of(sent)
                : Optional.empty();
    }

    private TraceParent() {}
}
