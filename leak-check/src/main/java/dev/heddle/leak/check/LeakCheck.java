package dev.heddle.leak.check;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves something running: platform threads, virtual threads, and Heddle's tasks, scopes, groups and
 * pools. It is for the JVM what goleak is for Go.
 *
 * <pre>{@code
 * @ExtendWith(LeakCheck.class)
 * class ReportTest {
 *     ...
 * }
 * }</pre>
 *
 * With options, here for a class whose tests share a server that {@code @AfterAll} closes:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LeakCheck LEAKS = LeakCheck.create().perClass().ignoringNames("legacy-timer", "metrics-*");
 * }</pre>
 *
 * For all tests of a module, two lines in {@code src/test/resources/junit-platform.properties}:
 *
 * <pre>
 * junit.jupiter.extensions.autodetection.enabled = true
 * heddle.leaks = class
 * </pre>
 *
 * And in plain code:
 *
 * <pre>{@code
 * try (var leaks = LeakCheck.create().watch()) {
 *     ...
 * }
 * }</pre>
 *
 * <h2>What is a leak</h2>
 *
 * <p>What was made since the test (class, run, watch) began, and is still there when it has ended, all that belongs to it
 * has been closed, and 2 s of patience are over. A thread is made when its object is, not when it is started. Ignored are
 * the threads that belong to the JVM and that no test can end: its own and the JDK's (cleaners, process reaper, pollers,
 * carriers of virtual threads, the common pool), JUnit's and surefire's, and {@code heddle-timer},
 * {@code PostgreSQL-JDBC-Cleaner} and Netty's {@code globalEventExecutor}. An {@code HttpClient} or an executor that nobody
 * closed is a leak.
 *
 * <p>A failure names all leaks at once: each one's name, state, stack and the stack of who made it, as far as they are
 * known. If the test has failed already, it is a suppressed exception of that failure. It fails the build: a leak of a
 * test fails that test, one of a class is an error of the class, one of the run an error of JUnit's engine.
 *
 * <h2>Which check</h2>
 *
 * <p>By default each test is checked, and then the class, for what {@code @BeforeAll} made and {@code @AfterAll} did not
 * end. A pool that belongs to the class but makes its threads when a test first needs them would be taken for that test's
 * leak: there, {@link #perClass} is right, and still tells which test made a thread. In a run with {@code heddle.leaks}
 * ({@code test}, {@code class}, {@code run}, or {@code off}, the default), the run as a whole is checked too. A class
 * with a {@code LeakCheck} of its own is left to that one. The other settings are {@code heddle.leaks.ignoring-names} and
 * {@code heddle.leaks.ignoring-frames} (separated by commas), {@code heddle.leaks.patience} ({@code 2s}) and
 * {@code heddle.leaks.creators} ({@code true}).
 *
 * <p>Tests that run in parallel cannot be told apart. With {@code junit.jupiter.execution.parallel.enabled}, a run is
 * checked only at its end, and a class only where it is {@code @Isolated}, as a whole; a {@code LeakCheck} on any other class
 * is an error.
 *
 * <h2>What it sees</h2>
 *
 * <p>Virtual threads are followed by the flight recorder (JFR), which tells their names, starts and ends, but not where they
 * are; a JVM without it is said so once in the log, and the rest is checked. In a JVM that was started with
 * {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}, they are read from the JDK's own list instead, with their
 * stacks. The options for frames need those stacks. Who made a thread is known where the thread inherits inheritable thread
 * locals, which is the default, and descends from the thread of the test.
 *
 * <h2>What it costs</h2>
 *
 * <p>On two cores: 0.2 s once, to start the flight recorder; then some microseconds for a test or class that makes no
 * threads, about 8 ms for one that does, and some microseconds more for each virtual thread. With the JDK's own list: 0.1 s
 * once, then about 20 microseconds. To keep who makes a thread costs about 2 microseconds each, and for Heddle's tasks what
 * {@code LiveTasks.recordCreators} says, which a check switches on: {@link #withoutCreators} does without.
 *
 * <p>Immutable; the methods return a changed copy. Other extensions that close something belong after it.
 */
public final class LeakCheck implements BeforeAllCallback, BeforeEachCallback {

    private final Options options;

    /** Makes the check that {@code @ExtendWith(LeakCheck.class)} stands for: the same as {@link #create}. */
    public LeakCheck() {
        this(Options.DEFAULT);
    }

    private LeakCheck(Options options) {
        this.options = options;
    }

    /** Returns a check after each test and each class, with 2 s of patience, that ignores what no test can end. */
    public static LeakCheck create() {
        return new LeakCheck();
    }

    /** Checks after each class only. */
    public LeakCheck perClass() {
        return new LeakCheck(options.over(Span.CLASS));
    }

    /**
     * Ignores the threads, tasks, scopes, groups and pools with one of these names; one that ends with {@code *} stands for
     * all that begin like it.
     */
    public LeakCheck ignoringNames(String... names) {
        return new LeakCheck(options.ignoring(options.ignored().andNames(names)));
    }

    /**
     * Ignores the threads and tasks that are in one of these methods, as {@code com.acme.Poller#poll}, or in any method of a
     * class, as {@code com.acme.Poller}; one that ends with {@code *} stands for all that begin like it.
     */
    public LeakCheck ignoringTopFrame(String... methods) {
        return new LeakCheck(options.ignoring(options.ignored().andTopFrames(methods)));
    }

    /** Ignores the threads and tasks that have one of these methods anywhere on their stack. */
    public LeakCheck ignoringAnyFrame(String... methods) {
        return new LeakCheck(options.ignoring(options.ignored().andAnyFrames(methods)));
    }

    /** Ignores all that was made by one of these methods, or by what they called. */
    public LeakCheck ignoringCreators(String... methods) {
        return new LeakCheck(options.ignoring(options.ignored().andCreators(methods)));
    }

    /** Waits for as long as this for leaks to end, 2 s by default; looks at once, then ever less often. */
    public LeakCheck withPatience(Duration patience) {
        return new LeakCheck(options.patientFor(requireNonNull(patience, "patience is null")));
    }

    /**
     * Does not keep who makes threads and tasks: for tests that make very many of them. What another check keeps, stays.
     */
    public LeakCheck withoutCreators() {
        return new LeakCheck(options.withoutCreators());
    }

    /** Closes this before it looks, after what was named earlier. It is a failure if that throws. */
    public LeakCheck closing(AutoCloseable resource) {
        return new LeakCheck(options.closing(requireNonNull(resource, "resource is null")));
    }

    /** Begins a check in plain code. What there is by now is ignored; {@link LeakWatch#close} throws what it finds. */
    public LeakWatch watch() {
        return new LeakWatch("the watch", options.over(Span.RUN));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        JUnitRun testClass = new JUnitRun(context);
        begin(testClass);
        if (testClass.isToldApart()) {
            testClass.log();
            testClass.watch(this, options.over(Span.CLASS));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        JUnitRun test = new JUnitRun(context);
        begin(test);
        if (!test.isParallel()) {
            test.log();
            if (options.span() == Span.TEST) {
                test.watch(this, options);
            }
        }
    }

    private void begin(JUnitRun testOrClass) {
        if (testOrClass.isParallel() && !testOrClass.isIsolated()) {
            throw new ExtensionConfigurationException("LeakCheck cannot tell apart what runs in parallel: annotate the"
                    + " class with @Isolated, or check the whole run by the setting heddle.leaks = run");
        }
        testOrClass.markAsHavingItsOwnCheck();
    }
}
