package dev.heddle.delivery.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepts {@code application/json} in UTF-8, with any parameters, and nothing else. */
final class JsonContentType {

    private static final String JSON = "application/json";
    private static final Map<String, String> ACCEPT_HEADERS = Map.of("PATCH", "Accept-Patch");

    static void require(String method, @Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            throw ProblemException.withHeader(
                    Problem.of(415, "unsupported-media-type", "Content-Type must be application/json in UTF-8, actual: "
                            + (contentType == null ? "none" : contentType)),
                    ACCEPT_HEADERS.getOrDefault(method, "Accept-Post"), JSON);
        }
    }

    private static boolean isJson(String contentType) {
        if (contentType.equals(JSON)) {
            return true;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(JSON)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=") && !parameter.replace("\"", "").equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    private JsonContentType() {}
}
