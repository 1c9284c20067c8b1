package dev.heddle.testing.http;

import dev.heddle.delivery.http.Event;
import dev.heddle.delivery.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, as a whole. Immutable. What is asked of it and is not there is an {@link AssertionError} that shows it. */
public final class HttpAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_SHOWN = 1_000;
    private static final Set<String> STANDARD_MEMBERS = Set.of("type", "title", "status", "detail", "instance", "code",
            "requestId");

    private final SentRequest request;
    private final AnsweredHead head;
    private final byte[] body;

    HttpAnswer(SentRequest request, AnsweredHead head, byte[] body) {
        this.request = request;
        this.head = head;
        this.body = body;
    }

    /** Returns the HTTP status. */
    public int status() {
        return head.status();
    }

    /** Returns this answer if it has the status. */
    public HttpAnswer expect(int status) {
        check(status() == status, "status " + status);
        return this;
    }

    /** Returns the first value of a header, whose name is not case-sensitive. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Returns all values of a header. */
    public List<String> headers(String name) {
        return head.headers().getOrDefault(name, List.of());
    }

    /** Returns the body. */
    public byte[] bytes() {
        return body.clone();
    }

    /** Returns the body as text in UTF-8, empty where there is none. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the JSON body. */
    public JsonNode json() {
        return json(JsonNode.class);
    }

    /** Returns the JSON body as a value of the type, such as a record; fields that the type has not are left out. */
    public <T> T json(Class<T> type) {
        check(contentType().startsWith("application/json") || isProblem(), "a JSON body");
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException e) {
            throw unlike("JSON of a " + type.getSimpleName(), e);
        }
    }

    /** Returns the problem; {@code type}, {@code title} and {@code requestId} are in {@link #json} only. */
    @SuppressWarnings("unchecked") // a JSON object has strings as its keys
    public Problem problem() {
        check(isProblem(), "a problem");
        Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) json(Map.class));
        members.keySet().removeAll(STANDARD_MEMBERS);
        JsonNode json = json();
        return new Problem(json.path("status").asInt(), json.path("code").asString(), json.path("detail").asString(),
                members, header("Retry-After").map(Long::valueOf).map(Duration::ofSeconds));
    }

    /** Returns the server-sent events, with their data as it comes from JSON: maps, lists, texts, numbers. */
    public List<Event> events() {
        check(contentType().startsWith("text/event-stream"), "events");
        return EventText.parse(text());
    }

    /** Shows the request, the status and the beginning of the body. */
    @Override
    public String toString() {
        String text = text();
        return request + " -> " + status() + " "
                + (text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...");
    }

    private boolean isProblem() {
        return contentType().startsWith("application/problem+json");
    }

    private String contentType() {
        return header("Content-Type").orElse("none");
    }

    private void check(boolean holds, String expected) {
        if (!holds) {
            throw unlike(expected, null);
        }
    }

    private AssertionError unlike(String expected, @Nullable Exception cause) {
        return new AssertionError(
                "Expected " + expected + ", actual: " + this + " (Content-Type: " + contentType() + ")", cause);
    }
}
