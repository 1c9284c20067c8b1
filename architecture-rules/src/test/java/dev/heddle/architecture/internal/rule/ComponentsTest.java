package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {

    @TempDir
    private Path folder;

    @Test
    void verdict_componentOfARecord_isReportedOnce() throws IOException {
        TestProject project = TestProject.complete(folder).module("app", """
            package com.acme.domain;
            import com.acme.usecase.Accounts;
            public record Bad(Accounts one, Iterable<Accounts> many) { }
            """);

        assertThat(project.verdict().violations()).extracting(Violation::member).containsExactly("many", "one");
    }

    @Test
    void verdict_otherConstructorAndMethodOfARecord_areReported() throws IOException {
        TestProject project = TestProject.complete(folder).module("app", """
            package com.acme.domain;
            import com.acme.usecase.Accounts;
            public record Bad(Accounts one) {
                Bad(Accounts one, int other) { this(one); }
                Accounts other() { return one; }
            }
            """);

        assertThat(project.verdict().violations()).extracting(Violation::member)
                .containsExactly("one", "Bad(Accounts, int)", "other()");
    }
}
