package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An error as the caller sees it: the problem details of RFC 9457. In JSON, {@code type} is a URI that ends with the code,
 * {@code urn:problem-type:<code>} where {@link HttpServer.Builder#problemTypes} says nothing else; {@code title} is the
 * code in words, and {@code code} and {@code requestId} are extension members.
 *
 * @param status the HTTP status, from 400 to 599
 * @param code the stable name in kebab case, such as {@code email-in-use}
 * @param detail what went wrong this time, and what to change
 * @param extensions further members, in the order in which they are written
 * @param retryAfter when the request may be repeated; sent as the header {@code Retry-After}, in whole seconds
 */
public record Problem(int status, String code, String detail, Map<String, Object> extensions,
        Optional<Duration> retryAfter) {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "code",
            "requestId");

    public Problem {
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be between 400 and 599, actual: " + status);
        }
        if (!KEBAB_CASE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "code must be in kebab case, such as 'email-in-use', actual: '" + code + "'");
        }
        requireNonNull(retryAfter, "retryAfter is null")
                .ifPresent(time -> RouteLimits.requirePositive("retryAfter", time));
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        for (String name : extensions.keySet()) {
            if (RESERVED.contains(name)) {
                throw new IllegalArgumentException("An extension member must not be named '" + name + "'");
            }
        }
    }

    /** Returns a problem without further members. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Optional.empty());
    }

    /** Returns this problem with one more extension member; its value is written as JSON. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
        return new Problem(status, code, detail, more, retryAfter);
    }

    /** Returns this problem with the time after which the request may be repeated. */
    public Problem withRetryAfter(Duration time) {
        return new Problem(status, code, detail, extensions, Optional.of(time));
    }

    /** Returns the code in words. */
    String title() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    /** Returns the header {@code Retry-After} where there is a time: whole seconds, not less than the time. */
    Optional<Header> retryAfterHeader() {
        return retryAfter
                .map(time -> new Header("Retry-After", Long.toString(time.plusSeconds(1).minusNanos(1).toSeconds())));
    }

    Map<String, Object> toJson(String requestId, ProblemTypes types) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", types.of(code));
        json.put("title", title());
        json.put("status", status);
        json.put("detail", detail);
        json.put("code", code);
        json.put("requestId", requestId);
        json.putAll(extensions);
        return json;
    }
}
