package dev.heddle.architecture.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFoldersTest {

    @TempDir
    private Path module;

    @ParameterizedTest
    @ValueSource(strings = {"target/classes", "build/classes/java/main", "build/classes/kotlin/main",
        "build/classes/scala/main", "build/classes/groovy/main", "build/classes/kotlin/jvm/main",
        "build/classes/java/client", "build/classes/java/latest", "build/classes/kotlin/contest"})
    void in_folderOfABuild_isFoundAndLeadsBack(String folder) throws IOException {
        Path classes = Files.createDirectories(module.resolve(folder));

        assertThat(Module.in("app", module).classFolders()).containsExactly(classes);
        assertThat(ClassFolders.moduleOf(classes)).contains(module);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/test-classes", "build/classes/java/test", "build/classes/java/integrationTest",
        "build/classes/java/testFixtures", "build/classes/kotlin/jvm/test", "build/classes/java/jmh", "out/classes"})
    void in_folderOfTests_isLeftOut(String folder) throws IOException {
        Files.createDirectories(module.resolve(folder));

        assertThat(ClassFolders.in(module).stream().filter(f -> f.startsWith(module.resolve(folder)))).isEmpty();
    }

    @Test
    void in_packageCalledMain_isPartOfItsFolder() throws IOException {
        Files.createDirectories(module.resolve("build/classes/java/main/main"));

        assertThat(ClassFolders.in(module)).containsExactly(module.resolve("build/classes/java/main"));
    }

    @Test
    void moduleOf_otherFolder_isNone() {
        assertThat(ClassFolders.moduleOf(module.resolve("out/classes"))).isEmpty();
    }
}
