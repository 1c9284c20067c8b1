package dev.heddle.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the jar from an empty folder, on the JDK of the tests and on that of Maven, which may be older. */
class RunnableJarIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("javas")
    void jar_onTheExample_passesAndWritesTheReport(Path java) throws Exception {
        Run run = run(java, Path.of("../example-app").toRealPath().toString(), "--json", "architecture.json");

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output()).contains("Classes by layer and module, packages below dev.heddle.example:",
                "Passed: 0 errors");
        assertThat(folder.resolve("architecture.json")).content().contains("\"passed\": true");
    }

    @ParameterizedTest
    @MethodSource("javas")
    void jar_inAnEmptyFolder_is2(Path java) throws Exception {
        Run run = run(java);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).startsWith("error: There is nothing to check").hasLineCount(1);
    }

    static Stream<Path> javas() {
        return Stream.of("java.home", "heddle.maven.java").map(System::getProperty).map(Objects::requireNonNull)
                .distinct().map(home -> Path.of(home, "bin", "java"));
    }

    private record Run(int code, String output) {}

    private Run run(Path java, String... arguments) throws IOException, InterruptedException {
        Path jar = Path.of("../architecture-rules/target",
                "heddle-architecture-rules-" + System.getProperty("heddle.version") + "-cli.jar").toRealPath();
        Process process = new ProcessBuilder(
                Stream.concat(Stream.of(java.toString(), "-jar", jar.toString()), Stream.of(arguments)).toList())
                .directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
