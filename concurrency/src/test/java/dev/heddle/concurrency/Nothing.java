package dev.heddle.concurrency;

/** The null that a caller without a null checker may pass. */
final class Nothing {

    private Nothing() {}

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }
}
