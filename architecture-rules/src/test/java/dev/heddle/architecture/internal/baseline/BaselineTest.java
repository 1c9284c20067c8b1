package dev.heddle.architecture.internal.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.run.CheckRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

    private static final List<String> RULES = List.of("layers-point-inward");
    private static final String BAD = """
        package com.acme.domain;
        public class Bad { com.acme.usecase.Accounts accounts; }
        """;
    private static final String WORSE = """
        package com.acme.domain;
        public class Worse { com.acme.usecase.Accounts accounts; }
        """;

    private static final String TWICE = """
        package com.acme.domain;
        public class Bad {
            String all() {
                return "" + new com.acme.repository.MemoryAccounts().find("1") +
                    new com.acme.repository.MemoryAccounts().find("2");
            }
        }
        """;

    @TempDir
    private Path folder;
    private TestProject project;
    private Path file;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder).module("app", BAD);
        file = project.path(Baseline.FILE);
    }

    @Test
    void verdict_afterStart_isForgivenWithTheReason() {
        Verdict before = project.verdict();
        assertThat(before.passed()).isFalse();

        Baseline.start(file, before.violations(), "there before the \"rules\"");

        Verdict after = project.verdict();
        assertThat(after.coverage()).isEmpty();
        assertThat(after.passed()).isTrue();
        assertThat(after.violations()).isEmpty();
        assertThat(after.baselined()).isNotEmpty().extracting(Verdict.Forgiven::reason)
                .containsOnly("there before the \"rules\"");
    }

    @Test
    void verdict_newViolation_fails() throws IOException {
        Baseline.start(file, project.verdict().violations(), "old");
        project.module("app", WORSE);

        assertThat(project.verdict().violations()).extracting(Violation::className)
                .containsOnly("com.acme.domain.Worse");
    }

    @Test
    void verdict_baselineThatGrew_fails() throws IOException {
        Baseline.start(file, project.verdict().violations(), "old");
        project.module("app", WORSE);
        Files.writeString(file, Files.readString(file) + """
              - rule: layers-point-inward
                class: com.acme.domain.Worse
                member: accounts
                target: com.acme.usecase.Accounts
                reason: slipped in
            """);

        assertThat(project.verdict().violations()).isEmpty();
        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("the baseline grew: its limit is 1, and it forgives 2."
                        + " Mend the new violation, or suppress it at its place");
    }

    @Test
    void verdict_staleEntry_failsUntilShrunk() throws IOException {
        project.module("app", WORSE);
        Baseline.start(file, project.verdict().violations(), "old");
        project.module("app", BAD.replace("com.acme.usecase.Accounts accounts;", ""));

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("the baseline is stale, nothing breaks this any more: layers-point-inward"
                        + " com.acme.domain.Bad.accounts -> com.acme.usecase.Accounts."
                        + " Take the entry out, and lower the limit");

        shrink();

        assertThat(Files.readString(file)).contains("limit: 1").contains("Worse").doesNotContain("Bad");
        assertThat(project.verdict().passed()).isTrue();
    }

    @Test
    void verdict_staleEntryOfARuleThatIsOff_isLetBe() throws IOException {
        Baseline.start(file, project.verdict().violations(), "old");
        project.config("rules: {layers-point-inward: {severity: off}}");

        assertThat(project.verdict().coverage()).isEmpty();
    }

    @Test
    void verdict_entryTakenOutByHand_asksForALowerLimit() throws IOException {
        project.module("app", WORSE);
        Baseline.start(file, project.verdict().violations(), "old");
        project.module("app", BAD.replace("com.acme.usecase.Accounts accounts;", ""));
        Files.writeString(file, Files.readString(file).replaceAll("  - rule: \\S+\n    class: \"com.acme.domain.Bad\"\n"
                + "(    (member|target|reason): .*\n)+", ""));

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("the baseline may only shrink: lower its limit from 2 to 1");
    }

    @Test
    void verdict_moreOfTheSameThanWasThere_fails() throws IOException {
        project.module("app", TWICE);
        Baseline.start(file, project.verdict().violations(), "old");
        project.module("app", TWICE.replace("find(\"2\")", """
            find("2") +
            new com.acme.repository.MemoryAccounts().find("3")"""));

        assertThat(project.verdict().baselined()).hasSize(2);
        assertThat(project.verdict().violations()).extracting(Violation::line).containsExactly(6);
    }

    @Test
    void verdict_fewerOfTheSameThanWereThere_failsUntilShrunk() throws IOException {
        project.module("app", TWICE);
        Baseline.start(file, project.verdict().violations(), "old");
        assertThat(Files.readString(file)).contains("limit: 2", "count: 2");
        project.module("app", TWICE.replace("new com.acme.repository.MemoryAccounts().find(\"2\")", "null"));

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message).singleElement().asString()
                .startsWith("the baseline is stale, its count is 2, and 1 are left: layers-point-inward");

        shrink();

        assertThat(Files.readString(file)).contains("limit: 1").doesNotContain("count:");
        assertThat(project.verdict().passed()).isTrue();
    }

    @Test
    void shrink_ruleIsOff_keepsItsEntries() throws IOException {
        Baseline.start(file, project.verdict().violations(), "old");
        project.config("rules: {layers-point-inward: {severity: off}}");

        shrink();

        assertThat(Files.readString(file)).contains("limit: 1", "layers-point-inward");
    }

    @Test
    void addedSince_emptyFile_isAllThereIs() throws IOException {
        Baseline.start(file, project.verdict().violations(), "old");
        Path empty = Files.createFile(folder.resolve("before.yaml"));

        assertThat(Baseline.read(file, RULES).addedSince(Baseline.read(empty, RULES))).hasSize(1);
    }

    @Test
    void addedSince_higherCount_saysBoth() throws IOException {
        project.module("app", TWICE);
        Baseline.start(file, project.verdict().violations(), "old");
        Path older = folder.resolve("older.yaml");
        Files.writeString(older, Files.readString(file).replace("    count: 2\n", ""));

        assertThat(Baseline.read(file, RULES).addedSince(Baseline.read(older, RULES))).singleElement().asString()
                .endsWith("(count 2, was 1)");
    }

    @Test
    void start_fileIsThere_isWrongUse() {
        Baseline.start(file, project.verdict().violations(), "old");

        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> Baseline.start(file, List.of(), "again"))
                .withMessageContaining("it can only shrink");
    }

    @Test
    void addedSince_olderFile_namesWhatIsNew() throws IOException {
        Path older = folder.resolve("older.yaml");
        Baseline.start(older, project.verdict().violations(), "old");
        project.module("app", WORSE);
        Baseline.start(file, project.verdict().violations(), "old and new");

        assertThat(Baseline.read(file, RULES).addedSince(Baseline.read(older, RULES)))
                .containsExactly("layers-point-inward com.acme.domain.Worse.accounts -> com.acme.usecase.Accounts");
        assertThat(Baseline.read(older, RULES).addedSince(Baseline.read(file, RULES))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {version: 2, limit: 0, entries: []}                                       | a baseline of version 2
        {limit: 0, entries: []}                                                   | no version
        {version: 1, entries: []}                                                 | no limit
        {version: 1, limit: many, entries: []}                                    | limit must be a number, actual: many
        {version: 1, limit: 1, entries: [{rule: layers-point-inward, class: a.B}]} | an entry must have a reason
        {version: 1, limit: 1, entries: [{rule: gone, class: a.B, reason: c}]}    | no rule is called gone
        {version: 1, limit: 1, entries: [{rule: layers-point-inward, class: a.B, reason: ~}]} | must say why
        {version: 1, limit: 1, entries: [{rule: layers-point-inward, class: a.B, reason: old, count: 0}]} | count must be 1 or more
        {version: 1, limit: 2, entries: [{rule: layers-point-inward, class: a.B, reason: old}, {rule: layers-point-inward, class: a.B, reason: too}]} | layers-point-inward a.B is there twice
        {version: 1, limit: 1, entris: []}                                        | did you mean "entries"?
        {version: 1                                                               | no valid YAML
        """)
    void read_wrongFile_isWrongUse(String text, String problem) throws IOException {
        Files.writeString(file, text);

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageStartingWith(file.toString()).withMessageContaining(problem);
    }

    private void shrink() {
        new CheckRun(project.project(), Map.of(), Optional.empty(), Optional.empty(), true).run();
    }
}
