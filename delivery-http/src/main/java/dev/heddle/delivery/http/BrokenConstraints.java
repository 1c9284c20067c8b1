package dev.heddle.delivery.http;

import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a body breaks while it is checked, and ends that when it is enough: one body of the usual size can break
 * hundreds of thousands of constraints, each of them below the same long name. For one thread.
 */
final class BrokenConstraints {

    /** How many are told at the most. */
    static final int MAX_TOLD = 1_000;

    /** How much text is told, in characters; what goes beyond that is the last. */
    static final int MAX_TEXT = 100_000;

    private final MessageBundles bundles;
    private final @Nullable String acceptLanguage;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable Locale language;
    private Optional<Integer> index = Optional.empty();
    private int text;

    BrokenConstraints(MessageBundles bundles, @Nullable String acceptLanguage) {
        this.bundles = bundles;
        this.acceptLanguage = acceptLanguage;
    }

    /** Returns the language that the caller likes best, which is looked for once there is something to say. */
    Locale language() {
        Locale found = language;
        if (found == null) {
            found = acceptLanguage == null ? Locale.ENGLISH : bundles.bestFor(acceptLanguage);
            language = found;
        }
        return found;
    }

    /** Sets which member of the array that the body is comes next. */
    void at(int index) {
        this.index = Optional.of(index);
    }

    /**
     * Adds one.
     *
     * @throws Enough if there must be no more
     */
    void add(Path path, String message) {
        if (errors.size() == MAX_TOLD || text > MAX_TEXT) {
            throw new Enough();
        }
        FieldError error = FieldError.of(JsonPath.of(index, path), message);
        text += error.pointer().length() + message.length();
        errors.add(error);
    }

    /** Returns the answer, unless nothing was broken. */
    Optional<ProblemException> problem(boolean isAll) {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemException.withHeader(
                        FieldError.problem(errors.stream().sorted().distinct().toList(), isAll),
                        "Content-Language", language().toLanguageTag()));
    }

    /** Thrown through Hibernate Validator, which lets it pass. */
    static final class Enough extends ValidationException {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
