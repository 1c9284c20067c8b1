package dev.heddle.delivery.http;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a caller takes, by its {@code Accept} (RFC 9110, section 12.5.1). Problems are sent regardless.
 */
final class Accept {

    static final String JSON = "application/json";

    private static final String HEADER = "Accept";
    private static final String ANYTHING = "*/*";

    /** Returns whether the caller takes the media type, which may have parameters. */
    static boolean allows(MultiMap headers, String mediaType) {
        String accept = headers.get(HEADER);
        return accept == null || accept.equals(ANYTHING) || accept.equals(mediaType)
                || allows(String.join(",", headers.getAll(HEADER)), bare(mediaType));
    }

    static Problem notAcceptable(MultiMap headers, String mediaType) {
        String available = bare(mediaType);
        return Problem.of(406, "not-acceptable", "The answer is " + available + ", so Accept must allow it, actual: "
                + Parameter.shown(String.join(", ", headers.getAll(HEADER)))).with("available", List.of(available));
    }

    /** The most special range that fits decides. */
    private static boolean allows(String accept, String mediaType) {
        List<QualityValue> ranges = QualityValue.parse(accept);
        if (ranges.isEmpty()) {
            return true;
        }
        String kind = mediaType.substring(0, mediaType.indexOf('/') + 1) + "*";
        for (String range : List.of(mediaType, kind, ANYTHING, "*")) {
            Integer weight = weight(ranges, range);
            if (weight != null) {
                return weight > 0;
            }
        }
        return false;
    }

    private static @Nullable Integer weight(List<QualityValue> ranges, String range) {
        return ranges.stream()
                .filter(value -> value.value().equals(range))
                .map(QualityValue::weight)
                .max(Integer::compare)
                .orElse(null);
    }

    private static String bare(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private Accept() {}
}
