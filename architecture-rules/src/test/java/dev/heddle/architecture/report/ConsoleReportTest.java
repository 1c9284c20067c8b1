package dev.heddle.architecture.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleReportTest {

    @TempDir
    private Path folder;

    @Test
    void of_oneClassThatUsesAnotherOften_isOnePlaceWithItsLines() throws IOException {
        TestProject project = TestProject.complete(folder).module("app", """
            package com.acme.domain;
            class Savings {
                com.acme.repository.MemoryAccounts accounts;
                Account first() {
                    return accounts.find("1");
                }
                Account second() {
                    return accounts.find("2");
                }
            }
            """);

        assertThat(ConsoleReport.of(project.verdict())).contains("3 times in 1 place:",
                "  app/src/main/java/com/acme/domain/Savings.java:3, 5, 8\n    Savings.accounts has the type")
                .contains("Failed: 3 errors");
    }

    @Test
    void of_layers_saysInWhichPackagesTheyAre() throws IOException {
        TestProject project = TestProject.complete(folder).module("app", """
            package com.acme.repository.jdbc;
            class Rows { }
            """, """
            package com.acme.repository.web;
            class Page { }
            """).config("layers: {delivery: {packages: [com.acme.repository.web]}}");

        assertThat(ConsoleReport.of(project.verdict())).startsWith("""
            Classes by layer and module, packages below com.acme:
              domain         1  app 1
                  domain..
              use case       2  app 2
                  usecase..
              repository     2  app 2
                  repository, repository.jdbc..
              delivery       2  app 2
                  delivery.., repository.web..
            """);
    }

    @Test
    void of_generatedClass_namesItsGeneratedSource() throws IOException {
        TestProject project = TestProject.complete(folder)
                .file("app/target/generated-sources/annotations/com/acme/domain/Generated.java", "class Generated { }")
                .module("app", """
                    package com.acme.domain;
                    class Generated { com.acme.repository.MemoryAccounts accounts; }
                    """);
        Files.delete(project.path("app/src/main/java/com/acme/domain/Generated.java"));

        assertThat(ConsoleReport.of(project.verdict()))
                .contains("app/target/generated-sources/annotations/com/acme/domain/Generated.java:1\n");
    }
}
