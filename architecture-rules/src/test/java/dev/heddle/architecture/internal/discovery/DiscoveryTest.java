package dev.heddle.architecture.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

    private static final String ACCOUNT = """
        package com.acme.domain;
        class Account { }
        """;

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = new TestProject(folder).file(".git/HEAD", "").module("parent/domain", ACCOUNT);
    }

    @Test
    void around_moduleAlone_isTheModule() {
        Project found = around("parent/domain/target/classes");

        assertThat(found.root()).isEqualTo(project.path("parent/domain"));
        assertThat(found.config()).isEmpty();
        assertThat(found.modules()).singleElement().satisfies(module -> {
            assertThat(module.name()).isEqualTo("domain");
            assertThat(module.classFolders()).containsExactly(project.path("parent/domain/target/classes"));
            assertThat(module.sourceFolders()).containsExactly(project.path("parent/domain/src/main/java"));
        });
    }

    @Test
    void around_moduleOfAReactor_hasTheReactorsRoot() throws IOException {
        project.file("parent/pom.xml", "<project/>").file("pom.xml", "<project/>");

        Project found = around("parent/domain/target/test-classes");

        assertThat(found.root()).isEqualTo(project.path(".").normalize());
        assertThat(found.modules()).extracting(Module::name).containsExactly("parent/domain");
    }

    @Test
    void around_configWithModules_isAllOfThem() throws IOException {
        project.module("parent/app", """
            package com.acme.main;
            class Main { }
            """).file("parent/architecture.yaml", "modules: [domain, app]");

        Project found = around("parent/app/target/classes");

        assertThat(found.config()).contains(project.path("parent/architecture.yaml"));
        assertThat(found.modules()).extracting(Module::name).containsExactly("domain", "app");
    }

    @Test
    void around_fileThatIsCalledYml_isWrongUse() throws IOException {
        project.file("parent/architecture.yml", "modules: [domain]").file("architecture.yaml", "");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> around("parent/domain/target/classes"))
                .withMessage(project.path("parent/architecture.yml") + " is not read: call it architecture.yaml");
    }

    @Test
    void around_listedModuleThatIsMissing_isWrongUse() throws IOException {
        project.file("parent/architecture.yaml", "modules: [domain, gone]");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> around("parent/domain/target/classes"))
                .withMessageStartingWith("The module gone of architecture.yaml is missing: ");
    }

    @Test
    void around_listedModuleThatIsNotCompiled_isWrongUse() throws IOException {
        project.file("parent/architecture.yaml", "modules: [domain, app]").file("parent/app/pom.xml", "<project/>");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> around("parent/domain/target/classes"))
                .withMessageStartingWith("The module app is not compiled");
    }

    @Test
    void around_noBuildFile_isWrongUse() throws IOException {
        project.file("other/Thing.class", "");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> around("other"))
                .withMessageStartingWith("No build file (pom.xml, build.gradle, build.gradle.kts) in a folder above");
    }

    @Test
    void around_gradleModule_hasItsClassFolders() throws IOException {
        project.file("g/build.gradle.kts", "").file("g/settings.gradle.kts", "")
                .file("g/build/classes/java/main/A.class", "").file("g/src/main/java/A.java", "");

        assertThat(around("g/build/classes/java/test").modules()).singleElement().satisfies(
                m -> assertThat(m.classFolders()).containsExactly(project.path("g/build/classes/java/main")));
    }

    @Test
    void around_classOfAJar_isWrongUse() {
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> Discovery.around(Test.class, file -> ConfigReader.read(file, List.of())))
                .withMessageContaining("was not loaded from a class folder");
    }

    private Project around(String place) {
        return Discovery.around(project.path(place), file -> ConfigReader.read(file, List.of()));
    }
}
