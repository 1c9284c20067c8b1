package dev.heddle.domain;

/** The input is well-formed, but a rule of the domain forbids the act in the present state. */
public non-sealed class RuleBroken extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code the stable name in kebab case, such as {@code insufficient-funds}
     * @param message what the caller may read
     */
    public RuleBroken(String code, String message) {
        super(code, message);
    }
}
