package dev.heddle.delivery.http;

import java.io.InputStream;
import java.util.Optional;

/**
 * A request that was received as a whole, its body included. Wherever a part of it can't be read, the method throws a
 * {@link ProblemException} that tells the caller what to change, so a handler need not check anything.
 *
 * <p>Safe for use by many threads.
 */
public interface Request {

    /** Returns the caller's {@code X-Request-Id} where it sent a usable one, else one made for this request. */
    String id();

    /** Returns the method in upper case, such as {@code GET}. */
    String method();

    /** Returns the path as it was sent, percent-encoded. */
    String path();

    /** Returns the query as it was sent, percent-encoded and without the question mark; empty where there is none. */
    String query();

    /** Returns the first value of a header, whose name is not case-sensitive. */
    Optional<String> header(String name);

    /**
     * Returns the value of a header.
     *
     * @throws ProblemException (400) if it is there and can't be parsed
     */
    <T> Optional<T> header(String name, Parser<T> parser);

    /**
     * Returns what stands in the path for {@code {name}}.
     *
     * @throws ProblemException (400) if it can't be parsed
     * @throws IllegalArgumentException if the route's template has no such name
     */
    <T> T path(String name, Parser<T> parser);

    /**
     * Returns a parameter of the query.
     *
     * @throws ProblemException (400) if it can't be parsed, or is there more than once
     */
    <T> Optional<T> query(String name, Parser<T> parser);

    /**
     * Returns the JSON body. Its type is best a record whose components are nullable (boxed, not primitive): one that is
     * missing or {@code null} in the JSON is null in the record, which checks itself, best with
     * {@link dev.heddle.domain.Violations}. A missing primitive is refused as {@code null} would be.
     *
     * <p>Constraints of Jakarta Validation on the type are checked, and those below where it says {@code @Valid}. All that
     * are broken are told at once, in the language that {@code Accept-Language} likes best of those that have a bundle
     * {@code ValidationMessages}, and in English where there is none.
     *
     * @throws ProblemException (400) if it is not JSON or does not fit the type, (415) if it is not declared as JSON, (422)
     *         if it breaks a constraint; where it is compressed, (400) if it is not whole and (413) if it gets too large
     * @throws IllegalStateException if a constraint stands where it can't be checked, such as {@code @Email} on a number
     */
    <T> T body(Class<T> type);

    /**
     * Returns the body as it was sent, also compressed where it has a {@code Content-Encoding}. On a {@linkplain Router#streaming streaming} route it is read from the connection as it comes, by the handler's thread only: reading waits for the
     * caller, throws {@link java.io.IOException} where that breaks off, and {@link ProblemException} (413) after too many bytes.
     */
    InputStream bodyStream();

    /**
     * Returns the states that the caller knows, by its {@code If-Match}: for a change that is only made where its own
     * statement finds one of them.
     *
     * @throws ProblemException (400) if it can't be parsed
     */
    Optional<EntityTags> ifMatch();

    /**
     * Requires that the caller knows the state that it changes, so that nobody writes over what another one has changed
     * meanwhile.
     *
     * @param current the strong tag of the state that there is; read it under the lock or the transaction of the change
     * @throws ProblemException (412) if {@code If-Match} has other tags only, or {@code If-None-Match} has this one or
     *         {@code *}; (428) if there is no {@code If-Match}, (400) if one can't be parsed
     */
    void requireMatch(EntityTag current);
}
