package dev.heddle.architecture.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    private static final String LATE = """
        package com.acme.domain;
        class Late { Object now = java.time.Instant.now(); }
        """;

    @TempDir
    private Path folder;
    private TestProject project;

    /** The sources are where Kotlin puts them: without the folders of com.acme. */
    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder).module("app", LATE);
        Files.move(project.path("app/src/main/java/com/acme/domain"), project.path("app/src/main/java/domain"));
    }

    @Test
    void verdict_foldersWithoutTheCommonPackage_findTheSource() {
        assertThat(project.verdict().violations()).extracting(Violation::sourceFile)
                .containsOnly("app/src/main/java/domain/Late.java");
    }

    @Test
    void verdict_commentThere_forgives() throws IOException {
        project.file("app/src/main/java/domain/Late.java", LATE.replace("();", "(); // architecture-allow "
                + "time-comes-through-the-door: a test"));

        assertThat(project.verdict().suppressed()).hasSize(1);
    }

    @Test
    void verdict_twoFilesThatAgree_nameNone() throws IOException {
        project.file("app/src/main/java/other/Late.java", LATE);

        assertThat(project.verdict().violations()).extracting(Violation::sourceFile).containsOnly("Late.java");
    }

    @Test
    void verdict_fileOfTheNameInAnotherPackage_isNotTaken() throws IOException {
        project.file("app/src/main/java/other/Late.java", LATE.replace("domain", "other"));

        assertThat(project.verdict().violations()).extracting(Violation::sourceFile)
                .containsOnly("app/src/main/java/domain/Late.java");
    }
}
