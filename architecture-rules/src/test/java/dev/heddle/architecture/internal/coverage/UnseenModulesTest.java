package dev.heddle.architecture.internal.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenModulesTest {

    private static final String BAD = """
        package com.acme.domain;
        public class Bad { com.acme.repository.MemoryAccounts accounts; }
        """;

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(Files.createDirectory(folder.resolve("acme")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "bin", "out", "src/tools", "out/tools", "build/tools", "target/tools",
        "tools/build"})
    void verdict_moduleCalledAsAnOutput_isNotOverlooked(String name) throws IOException {
        project.file(name.startsWith("target") ? "build.gradle" : "pom.xml", "<project/>");
        other(name);

        assertThat(messages()).containsExactly("the compiled module " + name + " was not checked");
    }

    @Test
    void verdict_moduleBesideTheSourcesOfAnother_isNotOverlooked() throws IOException {
        project.file("pom.xml", "<project/>").file("src/main/java/package-info.java", "package com.acme;");
        other("src/b");

        assertThat(messages()).containsExactly("the compiled module src/b was not checked");
    }

    @ParameterizedTest
    @CsvSource({"pom.xml, target/it/sample", "build.gradle, build/tmp/sample", "pom.xml, src/it/sample",
        "pom.xml, .cache/sample", "pom.xml, node_modules/sample", "build.gradle, buildSrc"})
    void verdict_sampleInTheOutputOrTheSourcesOfAModule_isNone(String build, String sample) throws IOException {
        project.file(build, "<project/>");
        other(sample);

        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "kotlin", "scala", "groovy"})
    void verdict_sourcesThatAreNotCompiled_areNotSeen(String language) throws IOException {
        project.file("web/build.gradle", "").file("web/src/main/" + language + "/Page.java", "class Page { }");

        assertThat(messages()).containsExactly(
                "the module web has sources and is not compiled: compile all modules before the check");
        project.config("unseen: {web: another team's}");
        assertThat(messages()).isEmpty();
    }

    @Test
    void verdict_moduleWithoutClassesToCompile_isNone() throws IOException {
        project.file("bom/pom.xml", "<project/>").file("bom/src/main/java/package-info.java", "package com.acme;")
                .file("bom/src/test/java/Some.java", "class Some { }");

        assertThat(messages()).isEmpty();
    }

    @Test
    void verdict_halfAModule_isNotSeenUntilAllowed() throws IOException {
        Path classes = project.path("app/build/classes/java/main");
        copy(project.path("app/target/classes"), classes);
        Files.delete(classes.resolve("com/acme/main/Main.class"));
        project.module("app", BAD);
        Project half = Project.of(project.path(""), List.of(Module.of("app", classes)));

        assertThat(messages(half)).contains(
                "the class folder app/target/classes was not checked, and another of its module was");
        project.config("unseen: {app/target/classes: why}");
        assertThat(messages(Project.of(project.path(""), half.modules())))
                .noneMatch(m -> m.contains("was not checked"));
    }

    @Test
    void verdict_classFolderWithTheSameFiles_isSeen() throws IOException {
        Path copy = folder.resolve("copy");
        copy(project.path("app/target/classes"), copy);
        Project other = Project.of(project.path(""), List.of(Module.of("app", copy)));

        assertThat(messages(other)).isEmpty();
        project.module("app",
                "package com.acme.domain;\npublic record Account(String id) { int balance() { return 0; } }");
        assertThat(messages(other)).containsExactly("the compiled module app was not checked");
    }

    @Test
    void verdict_modulesBehindLinks_areNotOverlooked() throws IOException {
        TestProject elsewhere = new TestProject(Files.createDirectory(folder.resolve("elsewhere")))
                .module("module", "package com.acme.tools;\nclass Generator { }");
        link("linked", elsewhere.path("module"));
        link("again", elsewhere.path("module"));
        link("round", project.path(""));
        link("all", folder);
        link("classes/target/classes", elsewhere.path("module/target/classes"));

        assertThat(messages()).containsExactly("the compiled module again was not checked",
                "the compiled module classes was not checked");
    }

    @Test
    void verdict_packageOrClassFolderBehindALink_isRead() throws IOException {
        project.module("app", BAD);
        move("app/target/classes/com/acme/domain", "domain");
        move("app/target/classes", "classes");

        assertThat(project.verdict().violations()).extracting(Violation::className).contains("com.acme.domain.Bad");
    }

    @Test
    void verdict_linkInACircle_isWrongUse() throws IOException {
        link("app/target/classes/round", project.path("app/target/classes"));

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageStartingWith("Unable to read the class folder " + project.path("app/target/classes"));
    }

    @Test
    void verdict_classesOfANewerJava_areReadBesideThoseThatTheyReplace() throws IOException {
        Path versions = project.path("app/target/classes/META-INF/versions/17");
        new TestProject(Files.createDirectory(folder.resolve("newer"))).module("app",
                "package com.acme.domain;\npublic record Account(String id) { static long now = System.nanoTime(); }",
                "package com.acme.domain;\nclass Late { java.time.Instant now = java.time.Instant.now(); }");
        copy(folder.resolve("newer/app/target/classes"), versions);

        assertThat(project.verdict().violations()).filteredOn(v -> v.rule().id().startsWith("time"))
                .extracting(Violation::className).contains("com.acme.domain.Account", "com.acme.domain.Late");
    }

    private List<String> messages() {
        return messages(project.project());
    }

    private static List<String> messages(Project project) {
        return ArchitectureRules.verdict(project).coverage().stream().map(CoverageProblem::message).toList();
    }

    /** A module that is not among those that are given. */
    private void other(String name) throws IOException {
        new TestProject(project.path("")).module(name, "package com.acme.tools;\nclass Generator { }");
    }

    private void link(String name, Path target) throws IOException {
        Files.createDirectories(project.path(name).getParent());
        Files.createSymbolicLink(project.path(name), target);
    }

    private void move(String name, String to) throws IOException {
        Files.move(project.path(name), folder.resolve(to));
        link(name, folder.resolve(to));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
