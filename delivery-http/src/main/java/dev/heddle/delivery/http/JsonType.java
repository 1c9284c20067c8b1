package dev.heddle.delivery.http;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * How a Java type is written in JSON, in words for callers.
 *
 * @param kind the kind of JSON value
 * @param words the value, as in "must be ..."
 */
record JsonType(Kind kind, String words) {

    private static final Map<Class<?>, JsonType> SCALARS = Map.ofEntries(
            scalar(byte.class, Kind.NUMBER, "a whole number"),
            scalar(Byte.class, Kind.NUMBER, "a whole number"),
            scalar(short.class, Kind.NUMBER, "a whole number"),
            scalar(Short.class, Kind.NUMBER, "a whole number"),
            scalar(int.class, Kind.NUMBER, "a whole number"),
            scalar(Integer.class, Kind.NUMBER, "a whole number"),
            scalar(long.class, Kind.NUMBER, "a whole number"),
            scalar(Long.class, Kind.NUMBER, "a whole number"),
            scalar(BigInteger.class, Kind.NUMBER, "a whole number"),
            scalar(float.class, Kind.NUMBER, "a number"),
            scalar(Float.class, Kind.NUMBER, "a number"),
            scalar(double.class, Kind.NUMBER, "a number"),
            scalar(Double.class, Kind.NUMBER, "a number"),
            scalar(BigDecimal.class, Kind.NUMBER, "a number"),
            scalar(boolean.class, Kind.BOOLEAN, "true or false"),
            scalar(Boolean.class, Kind.BOOLEAN, "true or false"),
            scalar(String.class, Kind.STRING, "a string"),
            scalar(UUID.class, Kind.STRING, "a UUID such as 0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3e"),
            scalar(Instant.class, Kind.STRING, "a time in ISO 8601 such as 2026-01-31T12:00:00Z"),
            scalar(LocalDate.class, Kind.STRING, "a date in ISO 8601 such as 2026-01-31"),
            scalar(Duration.class, Kind.STRING, "a duration in ISO 8601 such as PT5S"));

    static JsonType of(Class<?> type) {
        JsonType scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return new JsonType(Kind.STRING, "one of " + Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(joining(", ")));
        }
        if (TemporalAccessor.class.isAssignableFrom(type)) {
            return new JsonType(Kind.STRING, "a date or time in ISO 8601");
        }
        return type.isArray() || Collection.class.isAssignableFrom(type)
                ? new JsonType(Kind.ARRAY, "an array")
                : new JsonType(Kind.OBJECT, "an object");
    }

    /** Returns the value where only its content is wrong, else its kind. */
    String describe(JsonNode actual) {
        Kind actualKind = Kind.of(actual);
        if (actualKind != kind || kind == Kind.ARRAY || kind == Kind.OBJECT) {
            return actualKind.words;
        }
        return Parameter.shown(actual.toString());
    }

    private static Map.Entry<Class<?>, JsonType> scalar(Class<?> type, Kind kind, String words) {
        return Map.entry(type, new JsonType(kind, words));
    }

    /** The kinds of JSON values. */
    enum Kind {

        STRING("a string"), NUMBER("a number"), BOOLEAN("a boolean"), ARRAY("an array"), OBJECT("an object"), NULL(
                "null");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(JsonNode node) {
            return switch (node.getNodeType()) {
                case STRING, BINARY -> STRING;
                case NUMBER -> NUMBER;
                case BOOLEAN -> BOOLEAN;
                case ARRAY -> ARRAY;
                case OBJECT, POJO -> OBJECT;
                case NULL, MISSING -> NULL;
            };
        }
    }
}
