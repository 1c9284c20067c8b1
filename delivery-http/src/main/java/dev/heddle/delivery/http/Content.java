package dev.heddle.delivery.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer as it goes onto the wire. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared nor changed
record Content(int status, List<Header> headers, byte[] bytes) {

    private static final byte[] NONE = {};

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
}
