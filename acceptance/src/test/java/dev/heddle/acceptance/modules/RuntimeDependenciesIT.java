package dev.heddle.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at what the builds in {@code src/it} got at run time: each module brings what was agreed on, and nothing else. */
class RuntimeDependenciesIT {

    /** A line of the dependency plugin, such as {@code org.slf4j:slf4j-api:jar:2.0.20:compile -- module org.slf4j}. */
    private static final Pattern DEPENDENCY = Pattern.compile("^ +([^: ]+:[^: ]+):.+:(?:compile|runtime)",
            Pattern.MULTILINE);

    @ParameterizedTest
    @MethodSource("modules")
    void consumer_ofOneModule_getsTheCheckedListAtRunTime(String module) throws IOException {
        assertThat(runtimeDependencies(module))
                .as("run-time dependencies of heddle-%s, against src/it/%s/expected-dependencies.txt", module, module)
                .containsExactlyElementsOf(Files.readAllLines(Path.of("src/it", module, "expected-dependencies.txt")));
    }

    @Test
    void domain_bringsNothing() throws IOException {
        assertThat(runtimeDependencies("domain")).containsExactly("dev.heddle:heddle-domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery-http", "repository"})
    void adapter_withPlainConstructors_bringsNoGuice(String module) throws IOException {
        assertThat(runtimeDependencies(module)).isNotEmpty().noneMatch(dependency -> dependency.contains("guice"));
    }

    static List<String> modules() {
        return Pom.publishedFolders();
    }

    private static List<String> runtimeDependencies(String module) throws IOException {
        String report = Files.readString(Path.of("target/it", module, "target/runtime-dependencies.txt"));
        return DEPENDENCY.matcher(report).results().map((MatchResult line) -> line.group(1)).sorted().distinct()
                .toList();
    }
}
