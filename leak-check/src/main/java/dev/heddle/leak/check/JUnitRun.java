package dev.heddle.leak.check;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test, a class or the run, as JUnit knows it.
 *
 * <p>JUnit ends the watches: each lies in the store of what it watches, and a store closes what it has in reverse order.
 * So a watch is verified after all that came later is closed, which no callback of an extension could promise. What it
 * throws is a failure of that test, class or run, or suppressed by an earlier one.
 */
record JUnitRun(ExtensionContext context) {

    private static final Namespace NAMESPACE = Namespace.create(LeakCheck.class);
    private static final String HAS_OWN_CHECK = "has a check of its own";
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    /** With the context's id, as a store also shows what the wider ones have. */
    private record Key(Object watcher, String contextId) {}

    /** What JUnit closes. */
    private static final class Watched implements AutoCloseable {

        private final LeakWatch watch;
        private volatile boolean calledOff;

        private Watched(LeakWatch watch) {
            this.watch = watch;
        }

        @Override
        public void close() {
            if (!calledOff) {
                watch.verifyNone();
            }
        }
    }

    JUnitRun whole() {
        return new JUnitRun(context.getRoot());
    }

    /** Watches from now on; what is watched already by the same watcher stays so. */
    void watch(Object watcher, Options options) {
        store().computeIfAbsent(keyOf(watcher), _ -> new Watched(new LeakWatch(name(), options)), Watched.class);
    }

    /** Makes sure that the watcher's watch finds nothing. */
    void callOff(Object watcher) {
        Optional.ofNullable(store().get(keyOf(watcher), Watched.class)).ifPresent(watched -> watched.calledOff = true);
    }

    private Key keyOf(Object watcher) {
        return new Key(watcher, context.getUniqueId());
    }

    /** Lets reports tell where a thread was made. */
    void log() {
        TestLog.note("in " + name());
        store().put(TestLog.class, (AutoCloseable) () -> TestLog.note("after " + name()));
    }

    void markAsHavingItsOwnCheck() {
        store().put(HAS_OWN_CHECK, true);
    }

    boolean hasItsOwnCheck() {
        return store().get(HAS_OWN_CHECK) != null;
    }

    /** Tells whether the threads of this class are those that are made while it runs. */
    boolean isToldApart() {
        return !isParallel() || (isIsolated() && outermost().equals(context));
    }

    boolean isParallel() {
        return context.getConfigurationParameter(PARALLEL, Boolean::parseBoolean).orElse(false);
    }

    /** Tells whether no other class runs as long as this one does. */
    boolean isIsolated() {
        return AnnotationSupport.isAnnotated(outermost().getRequiredTestClass(), Isolated.class);
    }

    /** Finds the context of the class that is in no other one. */
    private ExtensionContext outermost() {
        ExtensionContext outermost = context;
        for (Optional<ExtensionContext> outer = context.getParent(); outer
                .isPresent(); outer = outer.get().getParent()) {
            outermost = outer.get().getTestClass().isPresent() ? outer.get() : outermost;
        }
        return outermost;
    }

    String name() {
        return context.getTestMethod()
                .map(method -> className() + "." + method.getName() + invocation(method.getName()))
                .or(() -> context.getTestClass().map(_ -> "class " + className()))
                .orElse("the run");
    }

    private String className() {
        return context.getRequiredTestClass().getName();
    }

    private String invocation(String method) {
        return context.getDisplayName().equals(method + "()") ? "" : " '" + context.getDisplayName() + "'";
    }

    private Store store() {
        return context.getStore(NAMESPACE);
    }
}
