package dev.heddle.leak.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticLeakCheckTest {

    private static final String ENGINE = "JUnit Jupiter";
    private static final String UNCHECKED = Careless.Unchecked.class.getName();

    @AfterEach
    void endWhatIsLeft() {
        Leftovers.endAll();
    }

    @Test
    void run_withoutTheSetting_isNotChecked() {
        assertThat(Run.of(Careless.Unchecked.class).with("junit.jupiter.extensions.autodetection.enabled", "true")
                .failures()).isEmpty();
    }

    @Test
    void run_switchedOff_isNotChecked() {
        assertThat(Run.of(Careless.Unchecked.class).under("off").failures()).isEmpty();
    }

    @Test
    void test_leak_failsTheTestAndNothingElse() {
        Map<String, Throwable> failures = Run.of(Careless.Unchecked.class).under("test").failures();

        assertThat(failures).containsOnlyKeys("leavesAThread()");
        assertThat(failures.get("leavesAThread()"))
                .hasMessageStartingWith("1 leak outlived " + UNCHECKED + ".leavesAThread");
    }

    @Test
    void class_leak_failsTheClassAndNamesTheTest() {
        Map<String, Throwable> failures = Run.of(Careless.Unchecked.class).under("class").failures();

        assertThat(failures).containsOnlyKeys("Careless$Unchecked");
        assertThat(failures.get("Careless$Unchecked")).hasMessageStartingWith("1 leak outlived class " + UNCHECKED)
                .hasMessageContaining("made in " + UNCHECKED + ".leavesAThread");
    }

    @Test
    void run_leak_failsTheEngineAndNamesTheTest() {
        Map<String, Throwable> failures = Run.of(Careless.Unchecked.class, Careless.UncheckedSharedPool.class)
                .under("run").failures();

        assertThat(failures).containsOnlyKeys(ENGINE);
        assertThat(failures.get(ENGINE)).hasMessageStartingWith("1 leak outlived the run")
                .hasMessageContaining("made in " + UNCHECKED + ".leavesAThread");
    }

    @Test
    void class_poolThatTheClassCloses_isNoLeak() {
        assertThat(Run.of(Careless.UncheckedSharedPool.class).under("class").failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "class", "run"})
    void classWithACheckOfItsOwn_isLeftToIt(String span) {
        assertThat(Run.of(Careless.WithItsOwnRules.class, Careless.SharedPoolPerClass.class).under(span).failures())
                .isEmpty();
    }

    @Test
    void run_ofParallelTests_isCheckedAtItsEndOnly() {
        Map<String, Throwable> failures = Run.of(Careless.Unchecked.class, Careless.UncheckedSharedPool.class)
                .under("test").with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.mode.classes.default", "concurrent").failures();

        assertThat(failures).containsOnlyKeys(ENGINE);
        assertThat(failures.get(ENGINE)).hasMessageStartingWith("1 leak outlived the run")
                .hasMessageContaining("'unchecked leftover'").hasMessageContaining("Leftovers.virtualThread");
    }

    @ParameterizedTest
    @CsvSource({"heddle.leaks.ignoring-names, 'another, unchecked *'",
        "heddle.leaks.ignoring-names, unchecked leftover"})
    void setting_whatToIgnore_isIgnored(String setting, String value) {
        assertThat(Run.of(Careless.Unchecked.class).under("test").with(setting, value).failures()).isEmpty();
    }

    @Test
    void setting_framesToIgnore_areIgnored() {
        assertThat(Run.of(Careless.LeavesAPlatformThread.class).under("test")
                .with("heddle.leaks.ignoring-frames", "com.acme.Poller, dev.heddle.leak.check.Leftovers#standStill")
                .failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"heddle.leaks, suite, 'heddle.leaks must be off, test, class or run, actual: ''suite'''",
        "heddle.leaks.patience, 2 apples, 'heddle.leaks.patience must be a time such as 0.5s, 10s or 1m, actual: ''2 apples'''",
        "heddle.leaks.creators, yes, 'heddle.leaks.creators must be true or false, actual: ''yes'''"})
    void setting_unreadable_failsWithWhatIsAllowed(String setting, String value, String message) {
        Map<String, Throwable> failures = Run.of(Careless.Unchecked.class).under("test").with(setting, value)
                .failures();

        assertThat(failures.get("Careless$Unchecked")).hasMessage(message);
    }
}
