package dev.heddle.usecase;

import dev.heddle.concurrency.Context;

/**
 * Whether a request has done anything that stays if it is given up from here on: a COMMIT that was sent, a statement outside of
 * a transaction, a call to another service that changes something. The delivery puts it into the {@link Context}, adapters
 * note what they do, and the delivery tells the caller that nothing was changed only where that is so. Thread-safe.
 */
public final class Effects {

    private static final Context.Key<Effects> KEY = Context.Key.named("effects");

    private volatile boolean any;

    /** Begins with none. */
    public Effects() {}

    /** Returns a child of the context in which effects are noted here. */
    public Context in(Context context) {
        return context.with(KEY, this);
    }

    /** Notes, in the current context, that from now on something may have been changed; for no request it does nothing. */
    public static void mayStay() {
        Context.current().get(KEY).ifPresent(effects -> effects.any = true);
    }

    /** Returns whether any were noted in the context. */
    public static boolean anyIn(Context context) {
        return context.get(KEY).filter(effects -> effects.any).isPresent();
    }
}
