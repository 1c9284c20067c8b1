package dev.heddle.leak.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A check that has begun. What was there when {@link LeakCheck#watch} made it is nobody's business; what was made since and
 * is still there is a leak. Each leak is reported once: what one watch has reported or was told to ignore, a wider one
 * passes over.
 *
 * <p>Any thread may use it; the one that verifies is no leak. As it looks at all threads of the JVM, nothing else that
 * starts threads may be at work meanwhile.
 */
public final class LeakWatch implements AutoCloseable {

    private static final Set<Leak.Key> SETTLED = ConcurrentHashMap.newKeySet();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final String subject;
    private final Options options;
    private final Search search;
    private final List<AutoCloseable> toClose;

    LeakWatch(String subject, Options options) {
        this.subject = subject;
        this.options = options;
        this.toClose = new ArrayList<>(options.closedFirst());
        if (options.creators()) {
            HeddleTasks.recordCreators();
            Creators.follow();
        }
        this.search = new Search();
    }

    /**
     * Closes what {@link LeakCheck#closing} named, then looks for leaks until there are none or patience has run out.
     *
     * @throws AssertionError that tells of all leaks, and has what failed to close as suppressed
     */
    public void verifyNone() {
        List<Exception> failures = closeFirst();
        List<Leak> leaks = findPatiently();
        leaks.forEach(leak -> SETTLED.add(leak.key()));
        if (!leaks.isEmpty() || !failures.isEmpty()) {
            throw error(leaks, failures);
        }
    }

    /** Does the same as {@link #verifyNone}. */
    @Override
    public void close() {
        verifyNone();
    }

    /** Closes each once, though a watch may be verified again. */
    private List<Exception> closeFirst() {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable resource : toClose) {
            try {
                resource.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        toClose.clear();
        return failures;
    }

    private List<Leak> findPatiently() {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        List<Leak> leaks = find();
        while (!leaks.isEmpty() && System.nanoTime() - start < options.patience().toNanos()) {
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            leaks = find();
        }
        return leaks;
    }

    private List<Leak> find() {
        List<Leak> found = search.look();
        found.stream().filter(options.ignored()::contains).map(Leak::key).forEach(SETTLED::add);
        return found.stream().filter(leak -> !SETTLED.contains(leak.key())).toList();
    }

    private static void sleep(Duration pause) {
        Waiting.uninterruptibly(() -> Thread.sleep(pause));
    }

    private AssertionError error(List<Leak> leaks, List<Exception> failures) {
        AssertionError error = new AssertionError(leaks.isEmpty()
                ? "Unable to close what was to be closed before the leak check"
                : new Report(subject, options, leaks).toString());
        failures.forEach(error::addSuppressed);
        return error;
    }
}
