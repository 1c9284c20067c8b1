package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One of the server-sent events of the HTML standard. Immutable.
 *
 * @param id what a caller that connects again sends as {@code Last-Event-ID}; without line breaks and NUL
 * @param name the event's type, {@code message} where it is empty; without line breaks
 * @param data is written as JSON
 */
public record Event(Optional<String> id, Optional<String> name, Object data) {

    public Event {
        requireNonNull(id, "id is null").ifPresent(text -> requireOneLine("id", text));
        requireNonNull(name, "name is null").ifPresent(text -> requireOneLine("name", text));
        requireNonNull(data, "data is null");
    }

    /** Returns an event without an id and a name. */
    public static Event of(Object data) {
        return new Event(Optional.empty(), Optional.empty(), data);
    }

    /** Returns this event with an id. */
    public Event withId(String id) {
        return new Event(Optional.of(id), name, data);
    }

    /** Returns this event with a name. */
    public Event withName(String name) {
        return new Event(id, Optional.of(name), data);
    }

    /** JSON as it is written here has no line breaks, so its data is one line. */
    byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        id.ifPresent(value -> text.append("id: ").append(value).append('\n'));
        name.ifPresent(value -> text.append("event: ").append(value).append('\n'));
        text.append("data: ").append(new String(Json.write(data), StandardCharsets.UTF_8)).append("\n\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void requireOneLine(String field, String text) {
        if (text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException(field + " must not have a line break or NUL");
        }
    }
}
