package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the package that all classes are in mean nothing to the rules. */
class BaseWordsTest {

    @TempDir
    private Path folder;

    @Test
    void verdict_companyCalledConcurrency_ownsNone() throws IOException {
        Verdict verdict = verdict("io.concurrency.shop", """
            package BASE.order.usecase;
            public class Place { void later() { new Thread(() -> { }).start(); } }
            """);

        assertThat(verdict.violations()).extracting(v -> v.rule().id()).contains("concurrency-has-one-owner");
    }

    @Test
    void verdict_domainCalledConcurrency_ownsNone() throws IOException {
        Verdict verdict = verdict("com.acme", """
            package BASE.order.domain.concurrency;
            public class Later { void later() { new Thread(() -> { }).start(); } }
            """);

        assertThat(verdict.violations()).extracting(v -> v.rule().id()).contains("concurrency-has-one-owner");
    }

    @Test
    void verdict_useCasesCalledConcurrency_areTheOwner() throws IOException {
        Verdict verdict = verdict("com.acme", """
            package BASE.order.usecase.concurrency;
            public class Later { void later() { new Thread(() -> { }).start(); } }
            """);

        assertThat(verdict.violations()).extracting(v -> v.rule().id()).doesNotContain("concurrency-has-one-owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.open.shop", "com.acme.api.shop", "com.acme.internal.shop"})
    void verdict_featuresBelowAnyWord_publishTheSame(String base) throws IOException {
        Verdict verdict = verdict(base, """
            package BASE.user.usecase.api;
            public class FindUser { }
            """, """
            package BASE.user.usecase;
            public class Hidden { }
            """, """
            package BASE.user.domain;
            public class User { }
            """, """
            package BASE.order.usecase;
            public class Place { BASE.user.usecase.api.FindUser find; BASE.user.usecase.Hidden hidden; }
            """);

        assertThat(verdict.violations()).filteredOn(v -> v.rule().id().equals("features-reach-only-what-is-published"))
                .extracting(Violation::message).singleElement().asString().contains("user.usecase.Hidden");
    }

    private Verdict verdict(String base, String... sources) throws IOException {
        String other = """
            package BASE.order.repository;
            public class Orders { }
            """;
        String[] all = Stream.concat(Stream.of(sources), Stream.of(other)).map(s -> s.replace("BASE", base))
                .toArray(String[]::new);
        return new TestProject(folder).module("app", all).verdict();
    }
}
