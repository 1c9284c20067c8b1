package dev.heddle.testing.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A request that {@link #send} sends, as often as it is called. Immutable; each method returns another one. */
public final class HttpCall {

    private static final String JSON = "application/json";

    /** What Java's client does not let be set. */
    private static final Set<String> OF_THE_CLIENT = Set.of("connection", "content-length", "expect", "host",
            "transfer-encoding", "upgrade");

    private final Door door;
    private final SentRequest request;
    private final int maxEvents;

    private HttpCall(Door door, SentRequest request, int maxEvents) {
        this.door = door;
        this.request = request;
        this.maxEvents = maxEvents;
    }

    static HttpCall of(Door door, String method, String target) {
        return new HttpCall(door, new SentRequest(method, target, List.of(), new byte[0]), Integer.MAX_VALUE);
    }

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException if it is one that says how the request is framed or where it goes, such as
     *         {@code Content-Length}, {@code Host} and {@code Upgrade}
     */
    public HttpCall header(String name, String value) {
        if (OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header " + name
                    + " is for the client to set; to send another one, or to open a WebSocket, start a server and use a client for that");
        }
        List<SentRequest.Header> headers = new ArrayList<>(request.headers());
        headers.add(new SentRequest.Header(name, requireNonNull(value, "value is null")));
        return with(new SentRequest(request.method(), request.target(), List.copyOf(headers), request.body()));
    }

    /** Adds a parameter to the query, percent-encoded. */
    public HttpCall query(String name, Object value) {
        return with(new SentRequest(request.method(), Target.withQuery(request.target(), name, value),
                request.headers(), request.body()));
    }

    /** Sets the body to text that is JSON, or pretends to be, with {@code Content-Type: application/json}. */
    public HttpCall json(String text) {
        return body(JSON, text);
    }

    /** Sets the body to a value that is written as JSON, such as a record or a map; else the same as {@link #json(String)}. */
    public HttpCall json(Object value) {
        return body(JSON, JsonMapper.shared().writeValueAsBytes(value));
    }

    /** Sets the body to text in UTF-8. */
    public HttpCall body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the body. */
    public HttpCall body(String contentType, byte[] bytes) {
        SentRequest bodied = new SentRequest(request.method(), request.target(), request.headers(), bytes.clone());
        return with(bodied).header("Content-Type", contentType);
    }

    /** Hangs up once so many server-sent events have come, for feeds that go on for ever. */
    public HttpCall hangUpAfterEvents(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be positive, actual: " + count);
        }
        return new HttpCall(door, request, count);
    }

    /**
     * Sends the request and waits for the whole answer, of which up to 16 MiB are kept.
     *
     * @throws java.io.UncheckedIOException if there is no answer, or it breaks off before it is whole
     * @throws IllegalStateException if the answer is larger, or the thread is interrupted, which is pending again then
     */
    public HttpAnswer send() {
        GatheredBody body = new GatheredBody(maxEvents);
        AnsweredHead head = door.send(request, body);
        return new HttpAnswer(request, head, body.bytes());
    }

    private HttpCall with(SentRequest changed) {
        return new HttpCall(door, changed, maxEvents);
    }
}
