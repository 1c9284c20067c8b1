package dev.heddle.delivery.http;

import tools.jackson.core.JacksonException;

/** Says what is wrong with a body. */
final class JsonProblems {

    static ProblemException from(JacksonException e, String text, Class<?> type) {
        return ProblemException.of(400, "malformed-json", "The body must be JSON");
    }

    static ProblemException nullBody(Class<?> type) {
        return ProblemException.of(400, "wrong-type", "The body must be an object, actual: null");
    }

    private JsonProblems() {}
}
