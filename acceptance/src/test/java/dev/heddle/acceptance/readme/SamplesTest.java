package dev.heddle.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show of Java stands in a consumer project, which is compiled and run. */
class SamplesTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/concurrency.md", "docs/deadlines.md", "docs/errors.md", "docs/http.md"})
    void samples_ofAPage_standInAConsumerProject(String page) throws IOException {
        List<String> samples = JAVA_BLOCK.matcher(Files.readString(Path.of("..", page))).results()
                .map(match -> folded(match.group(1)))
                .toList();
        List<String> sources = sources();

        assertThat(samples).isNotEmpty()
                .allSatisfy(sample -> assertThat(sources).anySatisfy(source -> assertThat(source).contains(sample)));
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "it"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(SamplesTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return folded(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static String folded(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }
}
