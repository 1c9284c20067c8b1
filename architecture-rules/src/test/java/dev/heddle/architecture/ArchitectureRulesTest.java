package dev.heddle.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ArchitectureRulesTest {

    private static final String BAD = """
        package com.acme.domain;
        class Bad {
            com.acme.usecase.Accounts accounts;
        }
        """;

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder);
    }

    @Test
    void check_goodProject_passes() {
        assertThatCode(() -> ArchitectureRules.check(project.project())).doesNotThrowAnyException();
    }

    @Test
    void check_brokenRule_failsWithFileLineAndTarget() throws IOException {
        project.module("app", BAD);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> ArchitectureRules.check(project.project()))
                .withMessageContaining("layers-point-inward")
                .withMessageContaining("app/src/main/java/com/acme/domain/Bad.java:3")
                .withMessageContaining("com.acme.usecase.Accounts");
    }

    @Test
    void check_classOfAModule_findsTheModuleAroundIt() throws Exception {
        project.module("app", BAD);

        try (URLClassLoader loader = new URLClassLoader(
                new URL[]{project.path("app/target/classes").toUri().toURL()})) {
            Class<?> account = loader.loadClass("com.acme.domain.Account");

            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> ArchitectureRules.check(account))
                    .withMessageContaining("Bad.java:3");
        }
    }

    @Test
    void verdict_severityWarning_passesAndTells() throws IOException {
        project.module("app", BAD).config("rules: {layers-point-inward: {severity: warning}}");

        assertThat(project.verdict().passed()).isTrue();
        assertThat(project.verdict().violations()).extracting(Violation::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void verdict_severityOff_findsNothing() throws IOException {
        project.module("app", BAD).config("rules: {layers-point-inward: {severity: off}}");

        assertThat(project.verdict().violations()).isEmpty();
    }

    @Test
    void verdict_allowedTargetOrExceptedPlace_isNoViolation() throws IOException {
        project.module("app", BAD).config("rules: {layers-point-inward: {allow: [com.acme.usecase]}}");
        assertThat(project.verdict().passed()).isTrue();

        project.config("rules: {layers-point-inward: {except: {com.acme.domain.Bad: ticket 12}}}");
        assertThat(project.verdict().passed()).isTrue();

        project.config("rules: {layers-point-inward: {except: {com.acme.main: ticket 12}}}");
        assertThat(project.verdict().passed()).isFalse();
    }

    @Test
    void tests_ofAProject_areOnePerRuleAndOneForCoverage() throws Throwable {
        List<DynamicTest> tests = ArchitectureTests.of(project.project()).toList();

        assertThat(tests).extracting(DynamicTest::getDisplayName).startsWith("everything is seen",
                "layers-point-inward");
        List<String> aborted = new ArrayList<>();
        for (DynamicTest test : tests) {
            try {
                test.getExecutable().execute();
            } catch (TestAbortedException e) {
                aborted.add(test.getDisplayName());
            }
        }
        assertThat(aborted).containsExactly("modules-point-inward", "tests-point-inward",
                "used-modules-are-declared", "used-libraries-are-declared");
    }

    @Test
    void verdict_buildIsKnown_runsAllRules() {
        Project found = project.project();
        List<Module> known = found.modules().stream().map(m -> m.withBuildFile(project.path("app/pom.xml"))).toList();

        Verdict verdict = ArchitectureRules.verdict(Project.of(found.root(), known));

        assertThat(verdict.notRun()).isEmpty();
        assertThat(verdict.ran()).hasSameSizeAs(verdict.rules().keySet());
    }

    @Test
    void tests_brokenRule_failsAlone() throws Throwable {
        project.module("app", BAD);
        List<DynamicTest> tests = ArchitectureTests.of(project.project()).toList();

        tests.get(0).getExecutable().execute();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tests.get(1).getExecutable().execute())
                .withMessageContaining("Bad.java:3");
    }

    @Test
    void tests_notEverythingSeen_failsTheFirst() throws IOException {
        project.config("layers: {domain: {packages: [com.gone]}}");
        DynamicTest seen = ArchitectureTests.of(project.project()).findFirst().orElseThrow();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> seen.getExecutable().execute())
                .withMessageContaining("com.gone");
    }
}
