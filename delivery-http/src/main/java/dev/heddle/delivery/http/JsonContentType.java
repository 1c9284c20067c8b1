package dev.heddle.delivery.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Accepts {@code application/json} in UTF-8, with any parameters, and nothing else. */
final class JsonContentType {

    private static final String JSON = "application/json";
    private static final Map<String, String> ACCEPT_HEADERS = Map.of("PATCH", "Accept-Patch");

    static void require(String method, List<String> contentTypes) {
        String contentType = contentTypes.isEmpty() ? null : String.join(", ", contentTypes);
        if (contentType == null || contentTypes.size() > 1 || !isJson(contentType)) {
            throw ProblemException.withHeader(
                    Problem.of(415, "unsupported-media-type", "Content-Type must be application/json in UTF-8, actual: "
                            + (contentType == null ? "none" : Parameter.shown(contentType))),
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
