package dev.heddle.leak.check;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A run of JUnit inside a test. */
final class Run {

    private final EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");

    static Run of(Class<?>... testClasses) {
        Run run = new Run();
        for (Class<?> testClass : testClasses) {
            run.kit.selectors(selectClass(testClass));
        }
        return run;
    }

    /** Switches the automatic check on. */
    Run under(String span) {
        return with("junit.jupiter.extensions.autodetection.enabled", "true").with("heddle.leaks", span)
                .with("heddle.leaks.patience", "0.02s");
    }

    Run with(String setting, String value) {
        kit.configurationParameter(setting, value);
        return this;
    }

    /** Runs the tests; returns what failed by its display name: a test, a class, or the engine for the whole run. */
    Map<String, Throwable> failures() {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        kit.execute().allEvents().failed().stream()
                .forEach(event -> failures.put(event.getTestDescriptor().getDisplayName(), throwable(event)));
        return failures;
    }

    private static Throwable throwable(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getThrowable()
                .orElseThrow();
    }
}
