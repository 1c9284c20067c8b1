package dev.heddle.leak.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.assertj.core.api.InstanceOfAssertFactories.array;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class LeakCheckTest {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    @AfterEach
    void endWhatIsLeft() {
        Leftovers.endAll();
    }

    @Test
    void classThatEndsWhatItStarts_passes() {
        assertThat(Run.of(Careless.TidyTests.class, Careless.WithNestedTests.class).failures()).isEmpty();
    }

    @Test
    void eachTestThatLeaks_fails_andNoOther() {
        Map<String, Throwable> failures = Run.of(Careless.EachTestLeaks.class).failures();

        assertThat(failures).containsOnlyKeys("leavesAPlatformThread()", "leavesAVirtualThread()", "leavesAPool()",
                "failsAndLeavesAThread()", "[2] invocation = 2");
        assertThat(failures.get("leavesAPlatformThread()")).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("1 leak outlived " + Careless.EachTestLeaks.class.getName()
                        + ".leavesAPlatformThread by more than 0.02 s")
                .hasMessageContaining("platform thread 'platform leftover', ")
                .hasMessageContaining("made in " + Careless.EachTestLeaks.class.getName() + ".leavesAPlatformThread")
                .hasMessageContaining("What ends in @AfterAll: LeakCheck.create().perClass().");
        assertThat(failures.get("leavesAVirtualThread()")).hasMessageContaining("'virtual leftover'")
                .hasMessageNotContaining("'platform leftover'");
        assertThat(failures.get("leavesAPool()")).hasMessageContaining("'pool leftover'");
        assertThat(failures.get("[2] invocation = 2")).hasMessageContaining("'second leftover'");
    }

    @Test
    void testThatFailsAndLeaks_keepsItsFailure_withTheLeakSuppressed() {
        assertThat(Run.of(Careless.EachTestLeaks.class).failures().get("failsAndLeavesAThread()"))
                .isInstanceOf(IllegalStateException.class).hasMessage("its own failure")
                .extracting(Throwable::getSuppressed, array(Throwable[].class)).singleElement(THROWABLE)
                .hasMessageContaining("'leftover of a failure'");
    }

    @Test
    void classThatLeaksOutsideOfItsTests_fails() {
        Map<String, Throwable> failures = Run.of(Careless.ClassLeaks.class).failures();

        assertThat(failures).containsOnlyKeys("Careless$ClassLeaks");
        assertThat(failures.get("Careless$ClassLeaks"))
                .hasMessageStartingWith("1 leak outlived class " + Careless.ClassLeaks.class.getName())
                .hasMessageContaining("'of the class'")
                .hasMessageContaining("made in class " + Careless.ClassLeaks.class.getName())
                .hasMessageNotContaining("perClass()");
    }

    @Test
    void poolOfTheClass_perTest_isTakenForTheTestsLeak() {
        Map<String, Throwable> failures = Run.of(Careless.SharedPoolPerTest.class).failures();

        assertThat(failures).containsOnlyKeys("usesThePool()");
    }

    @Test
    void poolOfTheClass_perClass_isNoLeak() {
        assertThat(Run.of(Careless.SharedPoolPerClass.class).failures()).isEmpty();
    }

    @Test
    void perClass_leakOfATest_failsTheClassAndNamesTheTest() {
        Map<String, Throwable> failures = Run.of(Careless.LeaksPerClass.class).failures();

        assertThat(failures).containsOnlyKeys("Careless$LeaksPerClass");
        assertThat(failures.get("Careless$LeaksPerClass"))
                .hasMessageContaining("made in " + Careless.LeaksPerClass.class.getName() + ".leavesAThread");
    }

    @Test
    void fieldThatIsNotStatic_checksEachTest() {
        assertThat(Run.of(Careless.WithoutAStaticField.class).failures()).containsOnlyKeys("leavesAThread()");
    }

    @Test
    void parallelExecution_classThatIsNotIsolated_isAnErrorThatSaysWhatToDo() {
        Map<String, Throwable> failures = Run.of(Careless.TidyTests.class).with(PARALLEL, "true").failures();

        assertThat(failures).containsOnlyKeys("Careless$TidyTests");
        assertThat(failures.get("Careless$TidyTests")).isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("@Isolated").hasMessageContaining("heddle.leaks = run");
    }

    @Test
    void parallelExecution_isolatedClass_isCheckedAsAWhole() {
        Map<String, Throwable> failures = Run.of(Careless.IsolatedTests.class).with(PARALLEL, "true").failures();

        assertThat(failures).containsOnlyKeys("Careless$IsolatedTests");
        assertThat(failures.get("Careless$IsolatedTests")).hasMessageStartingWith("1 leak outlived ")
                .hasMessageContaining("'leftover'");
    }
}
