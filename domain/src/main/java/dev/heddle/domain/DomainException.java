package dev.heddle.domain;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The root of what a domain or a use case refuses. Its message is written for the caller, who may see it; its code is
 * stable, so that programs can act on it. A transaction that is open when it is thrown is rolled back.
 *
 * <p>The five kinds are closed, so that each delivery can map them in one place; a domain names its own errors by
 * extending a kind or by giving it a code.
 */
public abstract sealed class DomainException extends RuntimeException
        permits NotFound, Conflict, Invalid, RuleBroken, NotPermitted {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String code;

    DomainException(String code, String message) {
        super(requireNonNull(message, "message is null"));
        this.code = requireKebabCase(requireNonNull(code, "code is null"));
    }

    /** Returns the stable name of this error in kebab case, such as {@code insufficient-funds}. */
    public final String code() {
        return code;
    }

    private static String requireKebabCase(String code) {
        if (!KEBAB_CASE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "code must be in kebab case, such as 'email-in-use', actual: '" + code + "'");
        }
        return code;
    }
}
