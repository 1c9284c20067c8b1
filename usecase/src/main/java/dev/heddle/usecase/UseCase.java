package dev.heddle.usecase;

/**
 * One thing that the service does for somebody, named by a verb phrase ({@code RegisterUser}). It takes one command or
 * query, returns its value, and throws a {@link dev.heddle.domain.DomainException} where it refuses. It blocks, knows no
 * framework, and is safe for use by many threads at once.
 *
 * @param <I> what it is told, most often a nested record that checks itself
 * @param <O> what it answers
 */
@FunctionalInterface
public interface UseCase<I, O> {

    /**
     * Does it.
     *
     * @throws dev.heddle.domain.DomainException if a rule refuses it; nothing was changed then
     * @throws UnavailableException if something that it needs can't be reached; where it changes something in a
     *     transaction, nothing was changed then
     * @throws OutcomeUnknownException if it can't be told whether the change was made
     */
    O execute(I input);
}
