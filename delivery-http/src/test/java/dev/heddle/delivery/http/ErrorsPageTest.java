package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that the types of problems can link to has each code, and no other. */
class ErrorsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final String CODE = "\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<![:\"])//[^\n]*", Pattern.DOTALL);
    private static final List<Pattern> CODES = List.of(
            Pattern.compile("(?:Problem|ProblemException)\\s*\\.of\\(\\s*\\d{3},\\s*" + CODE),
            Pattern.compile("(?:\\bproblem|repeatable)\\(\\s*" + CODE),
            Pattern.compile("\\.(?:add|problem)\\(\\s*\\w+\\.class,\\s*\\d{3},\\s*" + CODE),
            Pattern.compile("new (?:Conflict|NotFound|NotPermitted|RuleBroken)\\(\\s*" + CODE),
            Pattern.compile("super\\(\\s*" + CODE),
            Pattern.compile("String (?:CODE|MALFORMED) = " + CODE));
    private static final Pattern KIND = Pattern.compile("NotFound\\.of\\(\\s*" + CODE);
    private static final Pattern HEADING = Pattern.compile("^### `([^`]+)`$", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| \\[`([^`]+)`\\]\\(#\\1\\) \\| \\d{3} \\|",
            Pattern.MULTILINE);

    @Test
    void errorsPage_hasASectionForEachCodeInTheSources_andForNoOther() {
        assertThat(found(HEADING, page())).isEqualTo(codes());
    }

    @Test
    void errorsPage_hasARowForEachSection() {
        assertThat(found(ROW, page())).isEqualTo(found(HEADING, page()));
    }

    @Test
    void codes_areFoundInEachWayOfWritingThem() {
        assertThat(codes()).contains("no-such-path", "wrong-type", "unavailable", "invalid-parameter", "invalid",
                "email-in-use", "user-not-found", "too-many-reports");
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        sources().forEach(source -> {
            CODES.forEach(pattern -> codes.addAll(found(pattern, source)));
            found(KIND, source).forEach(kind -> codes.add(kind + "-not-found"));
        });
        return codes;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static List<String> sources() {
        return Stream.of("domain", "usecase", "delivery-http", "example-app")
                .flatMap(module -> javaFiles(ROOT.resolve(module)))
                .map(file -> COMMENT.matcher(read(file)).replaceAll(""))
                .toList();
    }

    private static Stream<Path> javaFiles(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(file -> file.toString().contains("/src/main/") && file.toString().endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page() {
        return read(ROOT.resolve("docs/errors.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
