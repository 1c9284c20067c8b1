package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to no layer does nothing for a layer that the layer may not do. */
class OutsideTest {

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder).config("outside: {com.acme.glue: shared code}").module("app", """
            package com.acme.glue;
            public class Glue {
                public Object user() { return Deeper.all(); }
                public static long now() { return System.currentTimeMillis(); }
                public static void end() { System.exit(1); }
                public static void pure() { }
            }
            """, """
            package com.acme.glue;
            class Deeper {
                static Object all() { return new com.acme.repository.MemoryAccounts(); }
            }
            """);
    }

    @Test
    void verdict_useCaseThatReachesARepositoryThroughIt_breaksTheDirection() throws IOException {
        project.module("app", """
            package com.acme.usecase;
            public class FindUser { com.acme.glue.Glue glue; }
            """);

        assertThat(project.verdict().violations()).filteredOn(v -> v.rule().id().equals("layers-point-inward"))
                .extracting(Violation::message)
                .containsExactly("FindUser.glue has the type com.acme.glue.Glue: it belongs to no layer, and through "
                        + "it the use case layer depends on the repository layer");
    }

    @Test
    void verdict_useCaseThatCallsThroughIt_breaksTheRuleAtTheCall() throws IOException {
        project.module("app", """
            package com.acme.usecase;
            public class FindUser { com.acme.glue.Glue glue; }
            """);

        assertThat(project.verdict().violations()).filteredOn(v -> v.className().equals("com.acme.glue.Glue"))
                .extracting(v -> v.rule().id() + " " + v.line())
                .containsExactly("time-comes-through-the-door 4", "only-main-exits 5");
    }

    @Test
    void verdict_useCaseThatStoresAndStartsThreadsThroughIt_breaksThoseRules() throws IOException {
        project.module("app", """
            package com.acme.glue;
            public class Table {
                java.sql.Connection connection;
                void later() { new Thread(() -> { }).start(); }
            }
            """, """
            package com.acme.usecase;
            public class FindUser { com.acme.glue.Table table; }
            """);

        assertThat(project.verdict().violations()).filteredOn(v -> v.className().equals("com.acme.glue.Table"))
                .extracting(v -> v.rule().id()).contains("use-cases-are-free-of-sql", "concurrency-has-one-owner");
    }

    @Test
    void verdict_deliveryThatReachesARepositoryThroughIt_isNotApart() throws IOException {
        project.module("app", """
            package com.acme.delivery;
            public class UserPage { com.acme.glue.Glue glue; }
            """);

        assertThat(project.verdict().violations()).extracting(v -> v.rule().id())
                .contains("delivery-and-repository-are-apart");
    }

    @Test
    void verdict_usedByMainAlone_passes() throws IOException {
        project.module("app", """
            package com.acme.main;
            public class Start { com.acme.glue.Glue glue; }
            """);

        assertThat(project.verdict().violations()).isEmpty();
    }
}
