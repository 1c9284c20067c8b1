package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = new TestProject(folder).module("app", """
            package com.acme.a.domain;
            public record A(com.acme.b.domain.B next) { }
            """, """
            package com.acme.b.domain;
            public record B(com.acme.c.domain.C next) { }
            """, """
            package com.acme.c.domain;
            public record C(com.acme.a.domain.A next) { }
            """, """
            package com.acme.a.usecase;
            public class UseA { }
            """, """
            package com.acme.b.usecase;
            public class UseB { }
            """, """
            package com.acme.c.usecase;
            public class UseC { }
            """);
    }

    @Test
    void verdict_circleOfThree_namesTheWayFromEach() {
        assertThat(messages("features-have-no-cycles")).containsExactly(
                "A.next has the type com.acme.b.domain.B: it closes the circle a → b → c → a",
                "B.next has the type com.acme.c.domain.C: it closes the circle b → c → a → b",
                "C.next has the type com.acme.a.domain.A: it closes the circle c → a → b → c");
    }

    @Test
    void verdict_fileNamesOneFeature_stillFindsTheCircle() throws IOException {
        project.config("features: {first: {packages: [com.acme.a..]}}");

        assertThat(messages("features-have-no-cycles")).contains(
                "C.next has the type com.acme.a.domain.A: it closes the circle c → first → b → c");
    }

    @Test
    void verdict_fileSaysWhatIsPublished_reportsTheRest() throws IOException {
        project.config("""
            features:
              a: {packages: [com.acme.a..], publishes: [com.acme.a.usecase]}
              b: {packages: [com.acme.b..], publishes: [com.acme.b.domain.B]}
              c: {packages: [com.acme.c..]}
            """);

        assertThat(messages("features-reach-only-what-is-published")).containsExactly(
                "C.next has the type com.acme.a.domain.A: the feature a doesn't publish it");
    }

    private List<String> messages(String rule) {
        return project.verdict().violations().stream().filter(v -> v.rule().id().equals(rule)).map(Violation::message)
                .toList();
    }
}
