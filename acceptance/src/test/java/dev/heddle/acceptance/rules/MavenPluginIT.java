package dev.heddle.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Looks at the logs and reports of the builds in {@code src/it}; whether each had to fail is in its invoker.properties. */
class MavenPluginIT {

    @Test
    void green_checksOnceInTheLastModuleAndPrintsWhatWasMatched() throws IOException {
        assertThat(log("green")).containsOnlyOnce("Classes by layer and module, packages below com.example.bank:")
                .contains("domain         1  inside 1", "repository     1  repository 1", "main           1  app 1")
                .contains("The architecture is checked in another module of this build", "Passed: 0 errors");
        assertThat(Path.of("target/it/maven-plugin-green/app/target/architecture.json")).content()
                .contains("\"passed\": true", "\"name\": \"repository\"");
    }

    @Test
    void red_failsForClassesAndModulesInOneVerdict() throws IOException {
        assertThat(log("red")).contains("The architecture is broken.")
                .contains("inside/src/main/java/com/example/bank/domain/Savings.java:6", "[layers-point-inward]")
                .contains("inside/pom.xml:16", "[modules-point-inward]",
                        "the module inside (domain, use case) gets the module repository (repository), scope compile, declared")
                .contains("[used-modules-are-declared]", "the module app gets repository only through inside");
        assertThat(Path.of("target/it/maven-plugin-red/app/target/architecture.sarif")).exists();
    }

    @Test
    void missingModule_saysWhichAndWhatToChange() throws IOException {
        assertThat(log("missing-module")).contains("The module repository of ")
                .contains(
                        "is not in this build, which has [inside]: add it to the modules of the pom, or correct the list");
    }

    @Test
    void wrongYaml_saysWhereAndWhatWasMeant() throws IOException {
        assertThat(log("wrong-yaml")).containsPattern("architecture.yaml.*2.*domian.*domain");
        assertThat(Path.of("target/it/maven-plugin-wrong-yaml/inside/target/architecture.xml")).doesNotExist();
    }

    @Test
    void oldCode_comesInByABaselineWhicheverWayTheGoalRuns() throws IOException {
        assertThat(log("old-code")).containsSubsequence("[time-comes-through-the-door]", "Failed: 1 error", //
                "Passed: 0 errors, 0 warnings, 1 in the baseline", //
                "Using the MultiThreadedBuilder", "Passed: 0 errors, 0 warnings, 1 in the baseline", //
                "The architecture is checked in another module of this build",
                "Passed: 0 errors, 0 warnings, 1 in the baseline", //
                "Checked as they were compiled last", "not in this build: bank-repository, bank-app",
                "Passed: 0 errors, 0 warnings, 1 in the baseline", //
                "the baseline grew", "Failed:", //
                "The module bank-repository is built after bank-inside", //
                "The architecture is not checked: heddle.skip is set");
        assertThat(Path.of("target/it/maven-plugin-old-code/app/target/architecture.xml")).exists();
    }

    private static String log(String project) throws IOException {
        return Files.readString(Path.of("target/it/maven-plugin-" + project + "/build.log"));
    }
}
