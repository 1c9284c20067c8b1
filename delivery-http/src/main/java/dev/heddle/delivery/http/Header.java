package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A header field that can't break out of its line. */
record Header(String name, String value) {

    /** It ends its connection, RFC 9112, section 9.6. */
    static final Header CONNECTION_CLOSE = new Header("Connection", "close");

    /** How a message is framed, and what RFC 9110, section 7.6.1 calls connection-specific. */
    private static final Set<String> OF_THE_SERVER = Set.of("content-length", "transfer-encoding", "connection",
            "keep-alive", "proxy-connection", "upgrade");
    /** Set-Cookie can't be one list (RFC 9110, section 5.3); in the others, handler, filter and server each have a say. */
    private static final Set<String> SEVERAL = Set.of("set-cookie", "vary", "link", "www-authenticate");
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    Header {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        if (name.isEmpty() || !name.chars().allMatch(Header::isTokenChar)) {
            throw new IllegalArgumentException("A header's name must be a token of RFC 9110, actual: '" + name + "'");
        }
        if (!value.chars().allMatch(Header::isValueChar)) {
            throw new IllegalArgumentException("The value of the header " + name
                    + " must be ASCII without control characters such as CR and LF");
        }
    }

    static Header contentType(String value) {
        return new Header("Content-Type", value);
    }

    /** Returns a header, unless it is for the server to set. */
    static Header ofHandler(String name, String value) {
        Header header = new Header(name, value);
        if (header.isOfTheServer()) {
            throw new IllegalArgumentException("The header " + name + " is for the server to set");
        }
        return header;
    }

    /** Sets it in place of one of the same name, unless there may be several. */
    void addTo(MultiMap headers) {
        if (mayBeSeveral()) {
            headers.add(name, value);
        } else {
            headers.set(name, value);
        }
    }

    /** Returns the value of the first header of a name. */
    static Optional<String> value(List<Header> headers, String name) {
        for (Header header : headers) {
            if (header.name.equalsIgnoreCase(name)) {
                return Optional.of(header.value);
            }
        }
        return Optional.empty();
    }

    /** Returns the headers with one more, in place of those of the same name unless there may be several. */
    static List<Header> with(List<Header> headers, Header added) {
        List<Header> changed = new ArrayList<>(headers.size() + 1);
        for (Header other : headers) {
            if (added.mayBeSeveral() || !other.name.equalsIgnoreCase(added.name)) {
                changed.add(other);
            }
        }
        changed.add(added);
        return List.copyOf(changed);
    }

    /** Returns whether it is about the message or the connection, which HTTP/2 has frames for. */
    boolean isOfTheServer() {
        return OF_THE_SERVER.contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean mayBeSeveral() {
        return SEVERAL.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isTokenChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isValueChar(int c) {
        return c == '\t' || (c >= ' ' && c <= '~');
    }
}
