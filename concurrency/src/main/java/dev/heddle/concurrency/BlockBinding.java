package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/** The binding of a block that runs on the calling thread, perhaps inside another one. */
final class BlockBinding extends Binding {

    private final @Nullable Binding outer = ofThisThread();
    private @Nullable Registration registration;

    private BlockBinding(Context context) {
        super(context);
    }

    /** Makes the context the calling thread's; {@link #leave} ends it. */
    static BlockBinding enter(Context context) {
        BlockBinding binding = new BlockBinding(context);
        binding.runsOn(Thread.currentThread());
        if (binding.outer != null) {
            binding.outer.coverBy(binding);
        }
        CancellableContext source = context.source();
        if (source != null) {
            binding.registration = source.register(new Listeners.Entry(binding));
        }
        return binding;
    }

    void leave() {
        if (registration != null) {
            registration.close();
        }
        end();
        if (outer != null) {
            outer.uncover();
        }
    }
}
