package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An error as the caller sees it: the problem details of RFC 9457. In JSON, {@code type} is
 * {@code urn:problem-type:<code>}, {@code title} is the code in words, and {@code code} and {@code requestId} are
 * extension members.
 *
 * @param status the HTTP status, from 400 to 599
 * @param code the stable name in kebab case, such as {@code email-in-use}
 * @param detail what went wrong this time, and what to change
 * @param extensions further members, in the order in which they are written
 */
public record Problem(int status, String code, String detail, Map<String, Object> extensions) {

    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "code",
            "requestId");

    public Problem {
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be between 400 and 599, actual: " + status);
        }
        if (code.isBlank()) {
            throw new IllegalArgumentException("code must not be blank");
        }
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        for (String name : extensions.keySet()) {
            if (RESERVED.contains(name)) {
                throw new IllegalArgumentException("An extension member must not be named '" + name + "'");
            }
        }
    }

    /** Returns a problem without further members. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of());
    }

    /** Returns this problem with one more extension member; its value is written as JSON. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
        return new Problem(status, code, detail, more);
    }

    Map<String, Object> toJson(String requestId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "urn:problem-type:" + code);
        json.put("title", Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' '));
        json.put("status", status);
        json.put("detail", detail);
        json.put("code", code);
        json.put("requestId", requestId);
        json.putAll(extensions);
        return json;
    }
}
