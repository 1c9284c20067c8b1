package dev.heddle.domain;

/** What the caller named does not exist. */
public non-sealed class NotFound extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param code the stable name in kebab case, such as {@code account-not-found}
     * @param message what the caller may read
     */
    public NotFound(String code, String message) {
        super(code, message);
    }

    /** Returns the error that says that there is no {@code kind} with this id; its code is {@code <kind>-not-found}. */
    public static NotFound of(String kind, Object id) {
        return new NotFound(kind + "-not-found", "There is no " + kind + " " + id);
    }
}
