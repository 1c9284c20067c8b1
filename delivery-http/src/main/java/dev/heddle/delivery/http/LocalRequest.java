package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A request for a {@link LocalServer}. Immutable.
 *
 * <pre>{@code
 * LocalRequest.of("POST", "/users").header("Content-Type", "application/json").body(json);
 * }</pre>
 */
public final class LocalRequest {

    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;

    private LocalRequest(String method, String target, List<Header> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a request without headers and a body.
     *
     * @param target the path and the query as they are sent, percent-encoded
     * @throws IllegalArgumentException if the target neither begins with a slash nor is {@code *}
     */
    public static LocalRequest of(String method, String target) {
        requireNonNull(method, "method is null");
        if (!target.startsWith("/") && !target.equals("*")) {
            throw new IllegalArgumentException("target must begin with a slash, actual: " + target);
        }
        return new LocalRequest(method, target, List.of(), new byte[0]);
    }

    /**
     * Returns this request with one more header, also where it has one of the name.
     *
     * @throws IllegalArgumentException if the name is not a token, or the value has a control character such as CR or LF
     */
    public LocalRequest header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new LocalRequest(method, target, List.copyOf(more), body);
    }

    /** Returns this request with a body. */
    public LocalRequest body(byte[] body) {
        return new LocalRequest(method, target, headers, body.clone());
    }

    String method() {
        return method;
    }

    String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    String target() {
        return target;
    }

    List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    boolean has(String header) {
        return headers.stream().anyMatch(other -> other.name().equalsIgnoreCase(header));
    }
}
