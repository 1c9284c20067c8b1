package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page says of each rule what the rule says, its samples break it and keep it, and what it says to allow is enough. */
class RulesPageTest {

    private static final Path PAGE = Path.of("../docs/architecture-rules.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### ([a-z]+(-[a-z]+)+)$");
    private static final Pattern SAMPLE = Pattern
            .compile("(?s)\\n(Wrong|Right|To allow it):\\n\\n```(?:java|yaml)\\n(.*?)```");

    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void readPage() throws IOException {
        String page = Files.readString(PAGE);
        List<MatchResult> headings = HEADING.matcher(page).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
            SECTIONS.put(headings.get(i).group(1), page.substring(headings.get(i).end(), end));
        }
    }

    @Test
    void page_sections_areTheRulesInTheirOrder() {
        assertThat(SECTIONS.keySet()).containsExactlyElementsOf(Checks.rules().stream().map(Rule::id).toList());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void section_text_isWhatTheRuleSays(Rule rule) {
        assertThat(section(rule)).contains(rule.sentence() + ".", "Why: " + rule.reason() + ".",
                "Instead: " + rule.advice() + ".");
    }

    @ParameterizedTest
    @MethodSource("rulesOnClasses")
    void section_wrongSample_breaksTheRule(Rule rule) throws IOException {
        assertThat(violations(rule, sample(rule, "Wrong"))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("rulesOnClasses")
    void section_rightSample_keepsTheRule(Rule rule) throws IOException {
        assertThat(violations(rule, sample(rule, "Right"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rulesOnClasses")
    void section_whatAllowsIt_allowsTheWrongSample(Rule rule) throws IOException {
        new TestProject(folder).config(sample(rule, "To allow it"));

        Verdict verdict = verdict(sample(rule, "Wrong"));

        assertThat(verdict.violationsOf(rule)).isEmpty();
        assertThat(verdict.coverage()).noneMatch(problem -> problem.message().contains("rules."));
    }

    @Test
    void page_comment_allowsWhatItSays() throws IOException {
        String page = Files.readString(PAGE);
        Matcher sample = Pattern.compile("(?s)### How to allow something.*?```java\\n(.*?)```").matcher(page);
        assertThat(sample.find()).isTrue();

        Verdict verdict = verdict(sample.group(1));

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.suppressed()).singleElement().satisfies(
                s -> assertThat(s.reason()).isEqualTo("comes from the mainframe as it is, ticket 12"));
    }

    static Stream<Rule> rules() {
        return Checks.rules().stream();
    }

    /** Those on the build have samples of it, and their fixtures. */
    static Stream<Rule> rulesOnClasses() {
        return rules().filter(rule -> !section(rule).contains("Wrong:\n\n```xml"));
    }

    @Test
    void rulesOnClasses_allButThoseOnTheBuild() {
        assertThat(rules().count() - rulesOnClasses().count()).isEqualTo(4);
    }

    private static String section(Rule rule) {
        return SECTIONS.getOrDefault(rule.id(), "");
    }

    private static String sample(Rule rule, String title) {
        Matcher samples = SAMPLE.matcher(section(rule));
        while (samples.find()) {
            if (samples.group(1).equals(title)) {
                return samples.group(2);
            }
        }
        throw new AssertionError("the section of " + rule.id() + " has no sample called " + title);
    }

    private List<Violation> violations(Rule rule, String sample) throws IOException {
        return verdict(sample).violationsOf(rule);
    }

    private Verdict verdict(String sample) throws IOException {
        String[] files = sample.split("(?m)^(?=package )", -1);
        return new TestProject(folder).module("app", Stream.of(files).filter(f -> !f.isBlank()).toArray(String[]::new))
                .verdict();
    }
}
