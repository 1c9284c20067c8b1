package dev.heddle.leak.check;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks all tests of a run where the setting {@code heddle.leaks} says so; see {@link LeakCheck}. JUnit finds it by its
 * autodetection of extensions; code does not name it. Stateless.
 */
public final class AutomaticLeakCheck
        implements
            BeforeAllCallback,
            BeforeEachCallback,
            AfterEachCallback,
            AfterAllCallback {

    /** For JUnit. */
    public AutomaticLeakCheck() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Settings.read(context).ifPresent(options -> watchClass(new JUnitRun(context), options));
    }

    private void watchClass(JUnitRun testClass, Options options) {
        testClass.whole().watch(this, options.over(Span.RUN));
        if (testClass.isToldApart()) {
            testClass.log();
            if (options.span() != Span.RUN) {
                testClass.watch(this, options.over(Span.CLASS));
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Settings.read(context).ifPresent(options -> watchTest(new JUnitRun(context), options));
    }

    private void watchTest(JUnitRun test, Options options) {
        if (!test.isParallel()) {
            test.log();
            if (options.span() == Span.TEST) {
                test.watch(this, options);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        yieldToItsOwnCheck(new JUnitRun(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        yieldToItsOwnCheck(new JUnitRun(context));
    }

    private void yieldToItsOwnCheck(JUnitRun testOrClass) {
        if (testOrClass.hasItsOwnCheck()) {
            testOrClass.callOff(this);
        }
    }
}
