package dev.heddle.delivery.http;

import static java.util.stream.Collectors.joining;

import dev.heddle.domain.DomainException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong with a body, in terms of JSON: nothing of Jackson's or Java's names gets out. Only what can't be read
 * comes here, so reading it again to find out why costs nothing that counts.
 */
final class JsonProblems {

    private static final String ROOT = "The body";
    private static final String MALFORMED = "malformed-json";

    /** Returns what to throw for a body of which not even the tree can be read. */
    static RuntimeException malformed(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return ProblemException.of(400, "json-too-complex", "The body must have at most " + Json.MAX_DEPTH
                    + " levels of nesting, and numbers of at most " + Json.MAX_NUMBER_LENGTH + " digits");
        }
        String message = e.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate Object property")) {
            return ProblemException.of(400, "duplicate-field", "The body must have each field once" + at(e));
        }
        return ProblemException.of(400, MALFORMED, "The body must be well-formed JSON, and nothing after it" + at(e));
    }

    /** Returns what to throw for a body that is JSON, but not of the type. */
    static RuntimeException mismatch(JacksonException e, JsonNode body, Class<?> type) {
        Throwable cause = e.getCause();
        if (cause instanceof DomainException || cause instanceof ProblemException) {
            return (RuntimeException) cause;
        }
        if (cause instanceof IllegalArgumentException invalid) {
            return problem("invalid-value", pointer(e), Parameter.rule(invalid));
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException mismatch -> wrongType(e, mismatch.getTargetType(), body);
            case InputCoercionException overflow -> outOfRange(overflow, body);
            default -> e;
        };
    }

    static ProblemException nullBody(Class<?> type) {
        return problem("wrong-type", "#", "must be " + JsonType.of(type).words() + ", actual: null");
    }

    private static ProblemException unknownField(UnrecognizedPropertyException e) {
        String known = e.getKnownPropertyIds() == null
                ? "none"
                : e.getKnownPropertyIds().stream().map(String::valueOf).collect(joining(", "));
        return problem("unknown-field", pointer(e), "must be left out: the fields here are " + known);
    }

    private static ProblemException wrongType(JacksonException e, Class<?> target, JsonNode body) {
        JsonNode actual = at(e, body);
        String pointer = pointer(e);
        if (target == String.class && actual.isString()) {
            return problem("invalid-value", pointer, Unicode.RULE);
        }
        JsonType expected = JsonType.of(target);
        return problem("wrong-type", pointer, "must be " + expected.words() + ", actual: " + expected.describe(actual));
    }

    private static ProblemException outOfRange(InputCoercionException e, JsonNode body) {
        boolean isInt = e.getTargetType() == int.class;
        long min = isInt ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long max = isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return problem("wrong-type", pointer(e), "must be between " + min + " and " + max + ", actual: "
                + JsonType.of(long.class).describe(at(e, body)));
    }

    private static ProblemException problem(String code, String pointer, String rule) {
        String detail = (pointer.equals("#") ? ROOT : Parameter.shown(pointer)) + " " + rule;
        return new ProblemException(
                Problem.of(400, code, Unicode.repaired(detail)).with("pointer", Unicode.repaired(pointer)));
    }

    private static String pointer(JacksonException e) {
        return FieldError.pointerTo(e.getPath().stream().map(JsonProblems::step).toList());
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName();
    }

    private static JsonNode at(JacksonException e, JsonNode body) {
        JsonNode found = body;
        for (JacksonException.Reference step : e.getPath()) {
            found = step.getPropertyName() == null ? found.path(step.getIndex()) : found.path(step.getPropertyName());
        }
        return found;
    }

    private static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? "" : ", see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private JsonProblems() {}
}
