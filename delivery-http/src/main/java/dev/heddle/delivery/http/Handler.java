package dev.heddle.delivery.http;

/**
 * Answers one kind of request. It runs on a virtual thread of its own, so it may block. Implementations are safe for use
 * by many threads at once.
 */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request.
     *
     * @throws Exception what is thrown becomes a {@link Problem}: a {@link dev.heddle.domain.DomainException} or a
     *         {@link ProblemException} one that the caller can act on, anything else an {@code internal-error} whose
     *         text only the log has
     */
    Response handle(Request request) throws Exception;
}
