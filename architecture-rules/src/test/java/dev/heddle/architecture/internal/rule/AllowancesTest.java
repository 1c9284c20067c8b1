package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file leaves out is counted, is not stale, and is never all. */
class AllowancesTest {

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder).module("app", """
            package com.acme.domain;
            class Bad {
                com.acme.usecase.Accounts accounts;
            }
            """);
    }

    @Test
    void verdict_exceptedPlace_isForgivenWithItsReasonAndTold() throws IOException {
        project.config("rules: {layers-point-inward: {except: {com.acme.domain.Bad: ticket 12}}}");

        Verdict verdict = project.verdict();

        assertThat(verdict.allowed()).extracting(Forgiven::reason).containsExactly("ticket 12");
        assertThat(verdict.leftOut()).containsExactly("layers-point-inward in 1 place: ticket 12");
        assertThat(verdict.passed()).isTrue();
    }

    @Test
    void verdict_allowedTarget_isForgivenAndTold() throws IOException {
        project.config("rules: {layers-point-inward: {allow: [com.acme.usecase]}}");

        assertThat(project.verdict().allowed()).extracting(Forgiven::reason)
                .containsExactly("allowed target com.acme.usecase");
        assertThat(project.verdict().passed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        except: {com.acme.main.Main: ticket 12} | except (line 1) names com.acme.main.Main, which forgives nothing: take it out
        allow: [com.acme.domain]                | allow (line 1) names com.acme.domain, which forgives nothing: take it out
        """)
    void verdict_allowanceThatSaysNothing_isAProblem(String allowance, String problem) throws IOException {
        project.config("rules: {layers-point-inward: {" + allowance + "}}");

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("rules.layers-point-inward." + problem);
    }

    @Test
    void verdict_allowanceOfARuleThatIsNotRun_isLetBe() throws IOException {
        project.config("rules: {modules-point-inward: {except: {com.acme.main.Main: ticket 12}},"
                + " layers-point-inward: {severity: off, allow: [com.acme.main]}}");

        assertThat(project.verdict().coverage()).isEmpty();
    }

    @Test
    void verdict_whatIsOffOutsideOrEmpty_isTold() throws IOException {
        project.module("app", """
            package com.acme.glue;
            class Glue { }
            """).config("""
            rules: {layers-point-inward: {severity: off}}
            layers: {main: {packages: [com.gone], empty: none yet}}
            outside: {com.acme.glue: glued by hand}
            """);

        assertThat(project.verdict().leftOut()).containsExactly("the rule layers-point-inward is off",
                "the layer main is empty: none yet", "com.acme.glue is outside (1 class): glued by hand");
    }

    @Test
    void verdict_allRulesOff_isWrongUse() throws IOException {
        StringBuilder config = new StringBuilder("rules:\n");
        Checks.rules().stream().map(Rule::id).forEach(id -> config.append("  " + id + ": {severity: off}\n"));
        project.config(config.toString());

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageContaining("no rule was run");
    }

    @Test
    void verdict_allClassesOutside_isWrongUse() throws IOException {
        project.config("""
            outside: {com.acme..: not ours}
            layers:
              domain: {empty: not ours}
              usecase: {empty: not ours}
              repository: {empty: not ours}
              delivery: {empty: not ours}
              main: {empty: not ours}
            """);

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageContaining("no class is in domain, use case, repository or delivery");
    }
}
