package dev.heddle.architecture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final String BROKEN = """
        package com.acme.domain;
        public class Savings { com.acme.repository.MemoryAccounts accounts; }
        """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestProject project;

    @BeforeEach
    void project() throws IOException {
        project = TestProject.complete(Files.createDirectory(folder.resolve("acme")));
    }

    @Test
    void run_keptRules_exitsWith0AndPrintsWhatWasMatched() {
        assertThat(run(root())).isZero();

        assertThat(out()).contains("domain         1  app 1").contains("Passed");
        assertThat(err()).isEmpty();
    }

    @Test
    void run_brokenRule_exitsWith1AndWritesTheReports() throws IOException {
        project.module("app", BROKEN);

        assertThat(run("--junit", file("junit.xml"), "--sarif=" + file("a.sarif"), "--json", file("a.json"), root()))
                .isEqualTo(1);

        assertThat(out()).contains("app/src/main/java/com/acme/domain/Savings.java:2").contains("Failed: 1 error");
        assertThat(folder.resolve("junit.xml")).exists();
        assertThat(folder.resolve("a.sarif")).exists();
        assertThat(folder.resolve("a.json")).exists();
    }

    @Test
    void run_brokenFile_exitsWith2AndWritesNothing() throws IOException {
        project.config("layerz: {}");

        assertThat(run("--junit", file("junit.xml"), root())).isEqualTo(2);

        assertThat(err()).startsWith("error: ").contains("layerz").contains("layers").hasLineCount(1);
        assertThat(out()).isEmpty();
        assertThat(folder.resolve("junit.xml")).doesNotExist();
    }

    @Test
    void run_emptyFolder_exitsWith2() throws IOException {
        assertThat(run(Files.createDirectory(folder.resolve("empty")).toString())).isEqualTo(2);

        assertThat(err()).contains("There is nothing to check").contains("--classes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --sarf x             | There is no option --sarf, did you mean --sarif?
        --nonsense           | There is no option --nonsense, see --help
        --json               | --json needs a value: --json FILE
        --json --sarif x     | --json needs a value: --json FILE
        --help=all           | --help takes no value
        --json a --json b    | --json can be given once, actual: a, b
        one two              | Only one folder can be checked, actual: one two
        nowhere              | There is no folder
        --classes nowhere    | which does not exist: compile first, or correct the path
        --config nowhere.yml | The architecture file nowhere.yml does not exist
        """)
    void run_wrongArguments_exitsWith2AndSaysWhatToChange(String arguments, String message) {
        List<String> words = Stream.concat(Stream.of(arguments.split(" ", -1)),
                Stream.of(arguments.startsWith("--config") ? root() : "").filter(w -> !w.isEmpty())).toList();

        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);

        assertThat(err()).startsWith("error: ").contains(message);
    }

    @Test
    void run_classesAndSourcesByName_checksThoseAlone() throws IOException {
        project.module("app", BROKEN);
        Path app = project.path("app");

        assertThat(run("--classes", "bank=" + app.resolve("target/classes"), "--sources",
                "bank=" + app.resolve("src/main/java"), root())).isEqualTo(1);

        assertThat(out()).contains("bank 2").contains("app/src/main/java/com/acme/domain/Savings.java:2");
    }

    @Test
    void run_sourcesOfNoModule_exitsWith2() {
        Path app = project.path("app");

        assertThat(run("--classes", "bank=" + app.resolve("target/classes"), "--sources",
                "shop=" + app.resolve("src/main/java"), root())).isEqualTo(2);

        assertThat(err()).contains("The sources of shop have no classes, whose modules are [bank]");
    }

    @Test
    void run_jarOfSpringBoot_checksItsOwnClasses() throws IOException {
        project.module("app", BROKEN);
        Path jar = folder.resolve("shop.jar");
        jar(jar, "BOOT-INF/classes/");

        assertThat(run("--classes", jar.toString(), folder.resolve("acme/app/src").toString())).isEqualTo(1);

        assertThat(out()).contains("shop.jar 2".replace(".jar", "")).contains("Savings.java");
    }

    @Test
    void run_jarOfAModule_standsForItsClassesAndFindsItsSources() throws IOException {
        project.module("app", BROKEN).config("modules: [app]");
        Path jar = Files.createDirectories(project.path("app/build/libs")).resolve("shop.jar");
        jar(jar, "");

        assertThat(run("--classes", jar.toString(), root())).isEqualTo(1);

        assertThat(out()).contains("app/src/main/java/com/acme/domain/Savings.java:2").contains("Failed: 1 error")
                .doesNotContain("was not checked");
    }

    @Test
    void run_jarThatIsOlderThanItsModule_isNotEnough() throws IOException {
        Path jar = Files.createDirectories(project.path("app/build/libs")).resolve("shop.jar");
        jar(jar, "");
        project.module("app", BROKEN);

        assertThat(run("--classes", jar.toString(), root())).isEqualTo(1);

        assertThat(out()).contains("the compiled module app was not checked");
    }

    @Test
    void run_jarWithClassesOfANewerJava_checksThem() throws IOException {
        project.module("app", BROKEN);
        Path jar = folder.resolve("shop.jar");
        jar(jar, "META-INF/versions/17/");

        run("--classes", jar.toString(), folder.resolve("acme/app/src").toString());

        assertThat(out()).contains("Savings.java");
    }

    @Test
    void run_listedModuleWithoutClassesOnTheCommandLine_exitsWith2() throws IOException {
        project.module("web", "package com.acme.delivery;\nclass Page { }").config("modules: [app, web]");

        assertThat(run("--classes", project.path("app/target/classes").toString(), root())).isEqualTo(2);

        assertThat(err()).contains("The module web of architecture.yaml was not given: add --classes web=PATH");
        assertThat(run("--classes", project.path("app/target/classes").toString(), "--classes",
                "web=" + project.path("web/target/classes"), root())).isZero();
    }

    @Test
    void run_pathWithAnEqualsSign_isAPath() throws IOException {
        Path classes = folder.resolve("a=b/target/classes");
        Files.createDirectories(classes.getParent());
        Files.move(project.path("app/target/classes"), classes);

        assertThat(run("--classes", classes.toString(), folder.resolve("a=b").toString())).isZero();
        assertThat(run("--classes", "app=" + classes, folder.resolve("a=b").toString())).isZero();
    }

    @Test
    void run_twoModulesOfOneName_exitsWith2() throws IOException {
        project.module("one/core", BROKEN).module("two/core", BROKEN);
        String one = project.path("one/core/target/classes").toString();
        String two = project.path("two/core/target/classes").toString();
        String elsewhere = project.path("app/src").toString();

        assertThat(run("--classes", one, "--classes", two, elsewhere)).isEqualTo(2);

        assertThat(err()).contains("Two modules are called core, ").contains("write --classes NAME=PATH");
        assertThat(run("--classes", "first=" + one, "--classes", two, elsewhere)).isEqualTo(1);
        assertThat(out()).contains("first 1").contains("core 1");
    }

    @Test
    void run_fileThatIsCalledYml_exitsWith2() throws IOException {
        project.file("architecture.yml", "rules: {");

        assertThat(run(root())).isEqualTo(2);

        assertThat(err()).contains("architecture.yml is not read: call it architecture.yaml");
    }

    @Test
    void run_missingBaselineThatIsNamed_exitsWith2() throws IOException {
        assertThat(run("--baseline", file("old.yaml"), root())).isEqualTo(2);
        assertThat(err()).contains("The baseline " + file("old.yaml") + " does not exist: correct its name");

        project.module("app", BROKEN).config("baseline: forgiven.yaml");
        assertThat(run(root())).isEqualTo(2);
        assertThat(run("--start-baseline", "old", root())).isZero();
        assertThat(run(root())).isZero();
    }

    @Test
    void run_brokenJar_exitsWith2() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "no zip");

        assertThat(run("--classes", jar.toString())).isEqualTo(2);

        assertThat(err()).contains("Unable to read the jar " + jar);
    }

    @Test
    void run_startedBaseline_passesUntilItIsStale() throws IOException {
        project.module("app", BROKEN);

        assertThat(run("--start-baseline", "before the rules", root())).isZero();
        assertThat(project.path("architecture-baseline.yaml")).content().contains("limit: 1", "before the rules");
        assertThat(run(root())).isZero();
        assertThat(run("--start-baseline", "again", root())).isEqualTo(2);

        Files.delete(project.path("app/target/classes/com/acme/domain/Savings.class"));
        assertThat(run(root())).isEqualTo(1);
        assertThat(run("--shrink-baseline", root())).isZero();
        assertThat(run(root())).isZero();
    }

    @Test
    void run_baselineThatGrewSinceAnotherBranch_exitsWith1() throws IOException {
        project.file("before.yaml", "version: 1\nlimit: 0\nentries: []\n");
        project.module("app", BROKEN);
        assertThat(run("--start-baseline", "why not", root())).isZero();

        assertThat(run("--baseline-before", project.path("before.yaml").toString(), root())).isEqualTo(1);

        assertThat(out()).contains("the baseline grew, this was added").contains("com.acme.domain.Savings");
    }

    @Test
    void run_baselineElsewhere_isUsed() throws IOException {
        project.module("app", BROKEN);

        assertThat(run("--baseline", file("old.yaml"), "--start-baseline", "old", root())).isZero();

        assertThat(folder.resolve("old.yaml")).exists();
        assertThat(run("--baseline", file("old.yaml"), root())).isZero();
        assertThat(run(root())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void help_namesEachOption(Option option) {
        assertThat(run("--help")).isZero();

        assertThat(out()).contains(option.word() + (option.takesValue() ? " " + option.value() : ""));
    }

    @Test
    void explain_rule_printsItsPageAlone() {
        assertThat(run("--explain", "only-main-exits")).isZero();

        assertThat(out()).startsWith("### only-main-exits\n").contains("Wrong:", "Right:", "To allow it:")
                .doesNotContain("### domain-does-not-log");
    }

    @Test
    void schema_isPrinted() {
        assertThat(run("--schema")).isZero();

        assertThat(out()).startsWith("{").contains("\"$schema\"", "\"outside\"");
    }

    @Test
    void explain_ruleNearlyNamed_exitsWith2AndSaysWhich() {
        assertThat(run("--explain", "only-main-exit")).isEqualTo(2);

        assertThat(err()).contains("No rule is called only-main-exit, did you mean only-main-exits?");
    }

    @Test
    void run_twoReportsInOneFile_exitsWith2() {
        assertThat(run("--junit", file("same.x"), "--sarif", file("same.x"), root())).isEqualTo(2);

        assertThat(err()).contains("The reports JUNIT and SARIF are both to be written to");
    }

    @Test
    void run_checkThatCannotBeMade_leavesNoReportOfTheRunBefore() throws IOException {
        assertThat(run("--junit", file("junit.xml"), root())).isZero();
        project.config("layerz: {}");

        assertThat(run("--junit", file("junit.xml"), root())).isEqualTo(2);

        assertThat(folder.resolve("junit.xml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--junit", "--sarif", "--json"})
    void run_reportOverAnotherFile_exitsWith2AndLeavesIt(String option) throws IOException {
        project.config("version: 1");

        assertThat(run(option, project.path("architecture.yaml").toString(), root())).isEqualTo(2);

        assertThat(err()).contains("exists and is no report: name another file, or delete it");
        assertThat(project.path("architecture.yaml")).hasContent("version: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--junit", "--sarif", "--json"})
    void run_reportOverAnOlderOne_replacesIt(String option) {
        assertThat(run(option, file("report"), root())).isZero();

        assertThat(run(option, file("report"), root())).isZero();
    }

    @Test
    void run_startedBaselineWithAReportThatCannotBeWritten_writesNoBaseline() throws IOException {
        project.module("app", BROKEN);

        assertThat(run("--start-baseline", "before the rules", "--json", folder.toString(), root())).isEqualTo(2);

        assertThat(project.path("architecture-baseline.yaml")).doesNotExist();
    }

    @Test
    void version_isOneLine() {
        assertThat(run("--version")).isZero();

        assertThat(out()).startsWith("heddle-architecture-rules ").hasLineCount(1);
    }

    private int run(String... arguments) {
        return Main.run(List.of(arguments), print(out), print(err));
    }

    private void jar(Path jar, String prefix) throws IOException {
        Path classes = project.path("app/target/classes");
        try (Stream<Path> files = Files.walk(classes);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(prefix + classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    private String root() {
        return folder.resolve("acme").toString();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
