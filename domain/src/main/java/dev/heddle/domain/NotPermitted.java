package dev.heddle.domain;

/** The caller is known, but may not do this. */
public non-sealed class NotPermitted extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code the stable name in kebab case, such as {@code not-the-owner}
     * @param message what the caller may read
     */
    public NotPermitted(String code, String message) {
        super(code, message);
    }
}
