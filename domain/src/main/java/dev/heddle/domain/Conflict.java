package dev.heddle.domain;

/** What the caller asks for collides with what is there already, such as a name in use. */
public non-sealed class Conflict extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code the stable name in kebab case, such as {@code email-in-use}
     * @param message what the caller may read
     */
    public Conflict(String code, String message) {
        super(code, message);
    }
}
