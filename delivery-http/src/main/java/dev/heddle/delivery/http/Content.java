package dev.heddle.delivery.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer as it goes onto the wire. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared nor changed
record Content(int status, List<Header> headers, byte[] bytes) {

    static final byte[] NONE = {};
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** Writes the body of an answer; what can't be written as JSON is thrown. */
    static Content from(Response response, String requestId, ProblemTypes types) {
        byte[] bytes = switch (response.body()) {
            case null -> NONE;
            case Response.Text(String text) -> text.getBytes(StandardCharsets.UTF_8);
            case Problem problem -> Json.write(problem.toJson(requestId, types));
            case Object body -> Json.write(body);
        };
        return new Content(response.status(), response.headers(), bytes);
    }

    /** Returns whether the status allows a body, and so a length (RFC 9110, section 8.6). */
    boolean mayHaveBody() {
        return status != NO_CONTENT && status != NOT_MODIFIED;
    }
}
