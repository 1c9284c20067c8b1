package dev.heddle.concurrency;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scopes that a thread has open, the innermost first: what makes sure that they are closed in order. */
final class OpenScopes {

    private record Frame(TaskScope<?, ?> scope, @Nullable Binding binding, @Nullable Frame outer) {}

    private static final ThreadLocal<@Nullable Frame> INNERMOST = new ThreadLocal<>();

    private OpenScopes() {}

    static void add(TaskScope<?, ?> scope) {
        Binding binding = Binding.ofThisThread();
        INNERMOST.set(new Frame(scope, binding, INNERMOST.get()));
        if (binding != null) {
            binding.scopeOpened();
        }
    }

    static void remove(TaskScope<?, ?> scope) {
        Frame frame = INNERMOST.get();
        if (frame == null || frame.scope() != scope) {
            throw new AssertionError("scope '" + scope.name() + "' is not the innermost");
        }
        if (frame.binding() != null) {
            frame.binding().scopeClosed();
        }
        if (frame.outer() == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(frame.outer());
        }
    }

    /** Closes the scopes that were opened inside another and are still open; returns their names. */
    static List<String> closeInside(TaskScope<?, ?> outer) {
        List<String> closed = new ArrayList<>();
        for (Frame frame = INNERMOST.get(); frame != null && frame.scope() != outer; frame = INNERMOST.get()) {
            closed.add(frame.scope().name());
            frame.scope().shut();
        }
        return closed;
    }

    /** Closes so many of the innermost ones; returns their names. */
    static List<String> closeInnermost(int count) {
        List<String> closed = new ArrayList<>();
        Frame frame = INNERMOST.get();
        for (int i = 0; i < count && frame != null; i++, frame = INNERMOST.get()) {
            closed.add(frame.scope().name());
            frame.scope().shut();
        }
        return closed;
    }

    static IllegalStateException leftOpen(List<String> names) {
        return new IllegalStateException("scope '" + String.join("', '", names)
                + "' was still open where its block ended, and was closed: open scopes in try-with-resources");
    }
}
