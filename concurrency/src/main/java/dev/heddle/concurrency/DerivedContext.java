package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/** A context that can't be cancelled by itself: the background, one with a value, one without cancellation. */
final class DerivedContext extends Context {

    static final Context BACKGROUND = new DerivedContext(null, null, null, null);

    private final @Nullable Context parent;
    private final @Nullable CancellableContext source;
    private final @Nullable Key<?> key;
    private final @Nullable Object value;

    DerivedContext(@Nullable Context parent, @Nullable CancellableContext source, @Nullable Key<?> key,
            @Nullable Object value) {
        this.parent = parent;
        this.source = source;
        this.key = key;
        this.value = value;
    }

    @Override
    @Nullable
    CancellableContext source() {
        return source;
    }

    @Override
    @Nullable
    Context parent() {
        return parent;
    }

    @Override
    @Nullable
    Object ownValue(Key<?> key) {
        return this.key == key ? value : null;
    }
}
