package dev.heddle.delivery.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id that a request is known by in answers and in logs. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final int MAX_LENGTH = 128;

    /** Returns what the caller sent if it can go into a log as it is, else a new id. */
    static String from(@Nullable String sent) {
        return sent != null && isUsable(sent) ? sent : create();
    }

    private static boolean isUsable(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isUsable(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsable(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
                || c == '-';
    }

    /** Tells requests apart and protects nothing, so it need not be hard to guess, only cheap. */
    private static String create() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private RequestId() {}
}
