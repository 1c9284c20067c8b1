package dev.heddle.delivery.http;

import java.io.Serial;

/** A head that Netty takes and {@link RequestHead} does not; handed to Vert.x as if Netty had not taken it. */
final class MalformedHeadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    MalformedHeadException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
