package dev.heddle.delivery.http;

/**
 * Answers one kind of request. It runs on a virtual thread of its own, so it may block, and under a
 * {@link dev.heddle.concurrency.Context} that is cancelled where its time is over, or nobody will wait for its answer any more.
 * The context also has the {@link dev.heddle.usecase.RequestTrace}. Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request.
     *
     * @throws Exception what is thrown becomes a {@link Problem}: a {@link dev.heddle.domain.DomainException} or a
     *         {@link ProblemException} one that the caller can act on, a
     *         {@link dev.heddle.concurrency.CancelledException} or an {@link InterruptedException} of a cancelled context
     *         504 {@code deadline-exceeded} or 503 {@code shutting-down}, anything else an {@code internal-error} whose text
     *         only the log has
     */
    Response handle(Request request) throws Exception;
}
