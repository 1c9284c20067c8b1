package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** Thrown to answer with a problem from anywhere below a handler. It is for the caller, and is not logged as an error. */
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    /** Creates the exception. */
    public ProblemException(Problem problem) {
        this(problem.detail(), Response.problem(problem));
    }

    private ProblemException(String message, Response response) {
        super(requireNonNull(message, "message is null"));
        this.response = response;
    }

    static ProblemException of(int status, String code, String detail) {
        return new ProblemException(Problem.of(status, code, detail));
    }

    static ProblemException withHeader(Problem problem, String name, String value) {
        return new ProblemException(problem.detail(), Response.problem(problem).header(name, value));
    }

    Response response() {
        return response;
    }
}
