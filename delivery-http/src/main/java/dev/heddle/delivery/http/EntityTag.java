package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name for one state of a resource, as in {@code ETag} (RFC 9110, section 8.8.3). Its text is that of the header, such as
 * {@code "7"} with the quotes, or {@code W/"7"}.
 *
 * <p>A strong tag stands for the same bytes. So where the server compresses an answer, it puts {@code +gzip} to the end of
 * the tag, and takes it off again from what callers send: to make it a weak tag would be easier, but weak ones never match
 * in {@code If-Match}, and callers that take gzip could change nothing.
 *
 * @param value what stands between the quotes
 * @param isWeak whether states with the same tag may differ in what does not matter
 */
public record EntityTag(String value, boolean isWeak) {

    static final String HEADER = "ETag";

    private static final String GZIPPED = "+gzip";
    private static final Pattern FORM = Pattern.compile("(W/)?\"([!#-~]*)\"");

    /** Checks that the value has nothing but visible ASCII, and no quotes. */
    public EntityTag {
        requireNonNull(value, "value is null");
        if (!value.chars().allMatch(EntityTag::isAllowed)) {
            throw new IllegalArgumentException("An entity tag must be visible ASCII without quotes, actual: " + value);
        }
    }

    /** Returns a strong tag, such as for the version of a row. */
    public static EntityTag strong(String value) {
        return new EntityTag(value, false);
    }

    /** Returns a weak tag. */
    public static EntityTag weak(String value) {
        return new EntityTag(value, true);
    }

    /**
     * Returns the tag of its text in a header.
     *
     * @throws IllegalArgumentException if it is not exactly one tag
     */
    public static EntityTag parse(String text) {
        return find(text).orElseThrow(
                () -> new IllegalArgumentException("must be an entity tag such as \"7\" or W/\"7\", with the quotes"));
    }

    static Optional<EntityTag> find(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new EntityTag(form.group(2), form.group(1) != null)) : Optional.empty();
    }

    /** Returns whether both are strong and have the same value (RFC 9110, section 8.8.3.2). */
    public boolean matches(EntityTag other) {
        return !isWeak && !other.isWeak && value.equals(other.value);
    }

    /** Returns whether both have the same value. */
    public boolean matchesWeakly(EntityTag other) {
        return value.equals(other.value);
    }

    /** Returns the tag of the same state when compressed. */
    EntityTag gzipped() {
        return isWeak ? this : strong(value + GZIPPED);
    }

    boolean isGzipped() {
        return !isWeak && value.endsWith(GZIPPED);
    }

    /** Returns the tag of the same state when not compressed. */
    EntityTag plain() {
        return isGzipped() ? strong(value.substring(0, value.length() - GZIPPED.length())) : this;
    }

    Header header() {
        return new Header(HEADER, toString());
    }

    /** Returns the text as it stands in a header. */
    @Override
    public String toString() {
        return (isWeak ? "W/\"" : "\"") + value + "\"";
    }

    private static boolean isAllowed(int c) {
        return c > ' ' && c <= '~' && c != '"';
    }
}
