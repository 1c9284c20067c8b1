package dev.heddle.architecture.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.WrongUseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static Verdict red;
    private static Verdict green;

    @BeforeAll
    static void check() throws IOException {
        green = TestProject.complete(folder.resolve("green").toFile().mkdir() ? folder.resolve("green") : folder)
                .verdict();
        red = TestProject.complete(Files.createDirectory(folder.resolve("a red \"one\" & more"))).module("app", """
            package com.acme.domain;
            public class Savings { com.acme.repository.MemoryAccounts accounts; }
            """, """
            package com.acme.domain;
            // architecture-allow layers-point-inward: goes with the <old> table
            public class Loan { com.acme.repository.MemoryAccounts accounts; }
            """, """
            package com.acme.domain;
            public class Debt { com.acme.repository.MemoryAccounts accounts; }
            """, """
            package com.acme.elsewhere;
            public record Lost() { }
            """).config("""
            rules:
              modules-point-inward:
                severity: off
            """).file("architecture-baseline.yaml", """
            version: 1
            limit: 1
            entries:
              - rule: layers-point-inward
                class: com.acme.domain.Debt
                member: accounts
                target: com.acme.repository.MemoryAccounts
                reason: "was there"
            """).verdict();
    }

    @Test
    void sarif_ofBrokenRules_isValidAgainstThePublishedSchema() throws IOException {
        assertThat(sarifSchema().validate(SarifReport.of(red), InputFormat.JSON)).isEmpty();
    }

    @Test
    void sarif_ofKeptRules_isValidAgainstThePublishedSchema() throws IOException {
        assertThat(sarifSchema().validate(SarifReport.of(green), InputFormat.JSON)).isEmpty();
    }

    @Test
    void sarifSchema_ofSomethingElse_isNotContent() throws IOException {
        assertThat(sarifSchema().validate("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {}}]}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarif_ofBrokenRules_namesPlaceRuleAndSuppression() {
        JsonNode run = JSON.readTree(SarifReport.of(red)).get("runs").get(0);
        List<JsonNode> results = run.get("results").valueStream().toList();

        assertThat(results).anySatisfy(result -> {
            assertThat(result.get("ruleId").asString()).isEqualTo("layers-point-inward");
            assertThat(run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id").asString())
                    .isEqualTo("layers-point-inward");
            assertThat(result.get("level").asString()).isEqualTo("error");
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
                    .isEqualTo("app/src/main/java/com/acme/domain/Savings.java");
            assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(2);
            assertThat(result.has("suppressions")).isFalse();
        });
        assertThat(results).extracting(r -> r.at("/suppressions/0/kind").asString(""))
                .contains("inSource", "external", "");
        assertThat(results).extracting(r -> r.get("ruleId").asString()).contains("everything-is-seen");
    }

    @Test
    void json_ofBrokenRules_hasTheWholeModel() {
        JsonNode report = JSON.readTree(JsonReport.of(red));

        assertThat(report.get("passed").asBoolean()).isFalse();
        assertThat(report.get("layers").valueStream().map(l -> l.get("name") + " " + l.get("classes")))
                .containsExactly("\"domain\" 4", "\"use case\" 2", "\"repository\" 1", "\"delivery\" 1", "\"main\" 1");
        assertThat(report.at("/modules/0/layers/none").asInt()).isEqualTo(1);
        assertThat(report.at("/edges/layers").valueStream().map(Object::toString)).contains(
                "{\"from\":\"domain\",\"to\":\"repository\",\"count\":3}",
                "{\"from\":\"use case\",\"to\":\"domain\",\"count\":1}");
        assertThat(report.get("classes").size()).isEqualTo(10);
        assertThat(report.at("/suppressed/0/reason").asString()).isEqualTo("goes with the <old> table");
        assertThat(report.at("/baselined/0/reason").asString()).isEqualTo("was there");
        assertThat(report.get("rules").valueStream().map(r -> r.get("severity").asString())).contains("off");
        assertThat(report.at("/notSeen/0/message").asString()).contains("com.acme.elsewhere");
    }

    @Test
    void reports_ofARule_leadToItsPage() {
        assertThat(ConsoleReport.of(red)).contains("see: java -jar heddle-architecture-rules-cli.jar --explain");
        assertThat(JSON.readTree(SarifReport.of(red)).at("/runs/0/tool/driver/rules/0/help/markdown").asString())
                .startsWith("### layers-point-inward");
    }

    @Test
    void sarif_rulesThatWereNotRun_areNotifications() {
        assertThat(JSON.readTree(SarifReport.of(red)).at("/runs/0/invocations/0/toolExecutionNotifications")
                .valueStream()).extracting(n -> n.at("/associatedRule/id").asString())
                .containsExactly("tests-point-inward", "used-modules-are-declared",
                        "used-libraries-are-declared");
    }

    @Test
    void json_rulesThatWereNotRun_sayWhy() {
        List<JsonNode> rules = JSON.readTree(JsonReport.of(red)).get("rules").valueStream().toList();

        assertThat(rules).filteredOn(r -> r.has("notRunBecause")).hasSize(3)
                .allSatisfy(r -> assertThat(r.get("notRunBecause").asString()).contains("heddle:check knows it"));
        assertThat(rules).filteredOn(r -> !r.get("ran").asBoolean()).hasSize(4);
    }

    @Test
    void console_rulesThatWereNotRun_areNamedWithTheReason() {
        assertThat(ConsoleReport.of(red)).contains("""

            Left out by architecture.yaml:
              the rule modules-point-inward is off

            not run: tests-point-inward, used-modules-are-declared, used-libraries-are-declared
              why: what the build gives to the module app is not known; in Maven, heddle:check knows it
            """);
    }

    @Test
    void junit_ofBrokenRules_failsOneCaseForEach() throws Exception {
        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitReport.of(red).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        NodeList cases = suite.getElementsByTagName("testcase");

        assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()))
                .isEqualTo(String.valueOf(red.rules().size() + 1));
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("failure").getLength())).isEqualTo("2");
        assertThat(suite.getAttribute("skipped"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("skipped").getLength())).isEqualTo("4");
        assertThat(suite.getTextContent()).contains("Savings.java:2").contains("com.acme.elsewhere")
                .doesNotContain("Debt");
    }

    @Test
    void console_ofBrokenRules_groupsByRuleAndSaysWhatToDo() {
        assertThat(ConsoleReport.of(red)).contains("domain         4  app 4").contains("no layer       1  app 1")
                .containsOnlyOnce("[layers-point-inward]").contains("do : Declare an interface")
                .contains("  app/src/main/java/com/acme/domain/Savings.java:2\n")
                .contains("    outside:\n      com.acme.elsewhere: \"why\"")
                .endsWith(
                        "Failed: 1 error, 0 warnings, 1 not seen, 1 in the baseline, 1 suppressed (10 classes in 1 module, "
                                + (red.rules().size() - 4) + " rules, 3 not run, 1 off)\n");
    }

    @Test
    void console_ofKeptRules_saysWhatWasMatched() {
        assertThat(ConsoleReport.of(green)).contains("use case       2  app 2").contains("Passed: 0 errors");
    }

    @Test
    void write_allFiles_leavesNothingElse() throws IOException {
        Path reports = folder.resolve("reports");

        write(reports.resolve("junit.xml"), reports.resolve("new/architecture.sarif"));

        assertThat(reports.resolve("junit.xml")).content().startsWith("<?xml").endsWith("</testsuite>\n");
        assertThat(files(reports)).containsExactly("junit.xml", "new", "new/architecture.sarif");
    }

    @Test
    void write_oneFileThatCannotBe_writesNoneAndNamesIt() throws IOException {
        Path reports = Files.createDirectories(folder.resolve("partly"));
        Files.writeString(reports.resolve("junit.xml"), "of yesterday");
        Files.createDirectory(reports.resolve("architecture.sarif"));

        assertThatThrownBy(() -> write(reports.resolve("junit.xml"), reports.resolve("architecture.sarif")))
                .isInstanceOf(WrongUseException.class).hasMessageContaining("architecture.sarif: it is a folder");

        assertThat(reports.resolve("junit.xml")).hasContent("of yesterday");
        assertThat(files(reports)).containsExactly("architecture.sarif", "junit.xml");
    }

    private static void write(Path junit, Path sarif) {
        Map<ReportFormat, Path> files = new LinkedHashMap<>();
        files.put(ReportFormat.JUNIT, junit);
        files.put(ReportFormat.SARIF, sarif);
        Reports.write(red, files);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.skip(1).map(f -> folder.relativize(f).toString().replace('\\', '/')).sorted().toList();
        }
    }

    private static Schema sarifSchema() throws IOException {
        try (InputStream schema = Objects
                .requireNonNull(ReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
        }
    }
}
