package dev.heddle.delivery.http;

import dev.heddle.concurrency.Context;
import dev.heddle.usecase.Effects;
import java.time.Duration;

/** What a caller is told when the time of its request is over: whether it was done, and how to find out. */
final class DeadlineProblems {

    static final String OUTCOME = "outcome";

    /** Returns what is known of a request that was given up and whose handler has ended. */
    static String outcome(Context context) {
        return Effects.anyIn(context) ? "unknown" : "rolled-back";
    }

    /** The handler gave up, and its transaction with it; what it has finished before may stay. */
    static Problem givenUp(Exchange exchange, Duration time, Context context) {
        return Effects.anyIn(context) ? unknown(exchange, time) : rolledBack(exchange, time);
    }

    private static Problem rolledBack(Exchange exchange, Duration time) {
        if (exchange.isSafe()) {
            return givenUp(time);
        }
        return problem("The time of " + time.toMillis() + " ms was over. What was open in the database was rolled "
                + "back, and nothing else was done; the request may be repeated, with the same Idempotency-Key")
                .with(OUTCOME, "rolled-back");
    }

    /** The handler goes on, or does not know itself. */
    static Problem unknown(Exchange exchange, Duration time) {
        if (exchange.isSafe()) {
            return givenUp(time);
        }
        return problem("The time of " + time.toMillis()
                + " ms was over, and the request, or a part of it, may be done. Repeat it "
                + "with the same Idempotency-Key; where it had none, look first whether it was done")
                .with(OUTCOME, "unknown");
    }

    /** No handler has begun. */
    static Problem bodyTooLate(Duration time) {
        return problem("The body did not arrive within the time of " + time.toMillis() + " ms; nothing was done");
    }

    private static Problem givenUp(Duration time) {
        return problem("The time of " + time.toMillis() + " ms was over; the request may be repeated");
    }

    private static Problem problem(String detail) {
        return Problem.of(504, "deadline-exceeded", detail);
    }

    private DeadlineProblems() {}
}
