package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kotlin's compiler makes of its source, written in Java. */
class KotlinTest {

    private static final String RANDOM = """
        package kotlin.random;
        public class Random {
            public static final Default Default = new Default();
            public int nextInt() { return 4; }
            public static class Default extends Random { }
        }
        """;
    private static final String COLLECTIONS = """
        package kotlin.collections;
        public class CollectionsKt {
            public static Object random(java.util.Collection<?> elements, kotlin.random.Random random) { return elements; }
        }
        """;
    private static final String THREADS = """
        package kotlin.concurrent;
        public class ThreadsKt {
            public static Thread thread$default(boolean start, Runnable code, int mask, Object none) { return null; }
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void randomOfAList_withoutASource_takesTheDefault() throws IOException {
        assertThat(violations("randomness-comes-through-the-door", RANDOM, COLLECTIONS, """
            package com.acme.domain;
            public class Deck {
                Object drawn(java.util.List<?> cards) {
                    return kotlin.collections.CollectionsKt.random(cards, kotlin.random.Random.Default);
                }
            }
            """)).extracting(Violation::className, Violation::line)
                .containsExactly(org.assertj.core.api.Assertions.tuple("com.acme.domain.Deck", 4));
    }

    @Test
    void randomOfAList_withASource_isFine() throws IOException {
        assertThat(violations("randomness-comes-through-the-door", RANDOM, COLLECTIONS, """
            package com.acme.domain;
            public class Deck {
                Object drawn(java.util.List<?> cards, kotlin.random.Random random) {
                    return kotlin.collections.CollectionsKt.random(cards, random) + "" + random.nextInt();
                }
            }
            """)).isEmpty();
    }

    @Test
    void nextIntOfTheDefault_isOneViolation() throws IOException {
        assertThat(violations("randomness-comes-through-the-door", RANDOM, """
            package com.acme.domain;
            public class Deck {
                int drawn() { return kotlin.random.Random.Default.nextInt(); }
            }
            """)).hasSize(1);
    }

    @Test
    void thread_withDefaultValues_isReported() throws IOException {
        assertThat(violations("concurrency-has-one-owner", THREADS, """
            package com.acme.domain;
            public class Deck {
                void shuffle() { kotlin.concurrent.ThreadsKt.thread$default(true, () -> { }, 1, null); }
            }
            """)).extracting(Violation::className).containsExactly("com.acme.domain.Deck");
    }

    private List<Violation> violations(String rule, String... sources) throws IOException {
        return TestProject.complete(folder).module("app", sources).verdict().violations().stream()
                .filter(v -> v.rule().id().equals(rule)).toList();
    }
}
