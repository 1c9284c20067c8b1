package dev.heddle.architecture.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder);
    }

    @Test
    void verdict_annotationOnAMember_forgivesTheMemberAlone() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            class Bad {
                @SuppressArchitecture(rule = "layers-point-inward", reason = "ticket 12")
                com.acme.usecase.Accounts forgiven;
                com.acme.usecase.Accounts counted;
            }
            """);

        assertThat(verdict.violations()).extracting(Violation::member).containsExactly("counted");
        assertThat(verdict.suppressed()).singleElement().satisfies(s -> {
            assertThat(s.violation().member()).isEqualTo("forgiven");
            assertThat(s.reason()).isEqualTo("ticket 12");
        });
        assertThat(verdict.coverage()).isEmpty();
    }

    @Test
    void verdict_annotationOnAClass_forgivesAllInIt() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            @SuppressArchitecture(rule = "layers-point-inward", reason = "ticket 12")
            class Bad {
                com.acme.usecase.Accounts one;
                static class Inner { com.acme.usecase.Accounts other; }
            }
            """);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.suppressed()).hasSize(2);
    }

    @Test
    void verdict_annotationOfTheProjectsOwn_forgives() throws IOException {
        project.config("outside: {com.acme.tool: an annotation}");
        project.module("app", """
            package com.acme.tool;
            public @interface SuppressArchitecture { String rule(); String reason(); }
            """);

        Verdict verdict = with("""
            package com.acme.domain;
            class Bad {
                @com.acme.tool.SuppressArchitecture(rule = "layers-point-inward", reason = "ticket 12")
                com.acme.usecase.Accounts one;
            }
            """);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.suppressed()).hasSize(1);
    }

    @Test
    void verdict_twoAnnotationsOnOnePlace_areBothRead() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            class Bad {
                @SuppressArchitecture(rule = "layers-point-inward", reason = "ticket 12")
                @SuppressArchitecture(rule = "no-such-rule", reason = "ticket 13")
                com.acme.usecase.Accounts one;
            }
            """);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.suppressed()).hasSize(1);
        assertThat(verdict.coverage()).extracting(CoverageProblem::message)
                .containsExactly("com.acme.domain.Bad.one suppresses no-such-rule, and no rule is called so");
    }

    @Test
    void verdict_twoRulesSuppressedOnOneClass_areNoViolationThemselves() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            @SuppressArchitecture(rule = "layers-point-inward", reason = "ticket 12")
            @SuppressArchitecture(rule = "time-comes-through-the-door", reason = "ticket 13")
            class Bad {
                com.acme.usecase.Accounts one;
                long now = System.currentTimeMillis();
            }
            """);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.suppressed()).extracting(s -> s.violation().rule().id())
                .containsExactly("layers-point-inward", "time-comes-through-the-door");
        assertThat(verdict.passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        package com.acme.domain;
        class Bad {
            com.acme.usecase.Accounts one; // architecture-allow layers-point-inward: ticket 12
        }
        """, """
        package com.acme.domain;
        class Bad {
            // architecture-allow layers-point-inward: ticket 12
            // and more words

            com.acme.usecase.Accounts one;
        }
        """, """
        // architecture-allow-file layers-point-inward: ticket 12
        package com.acme.domain;
        class Bad {
            com.acme.usecase.Accounts one;
        }
        """, """
        package com.acme.domain;
        /* architecture-allow layers-point-inward: ticket 12 */
        class Bad {
            com.acme.usecase.Accounts one;
        }
        """})
    void verdict_comment_forgives(String source) throws IOException {
        Verdict verdict = with(source);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.suppressed()).singleElement()
                .satisfies(s -> assertThat(s.reason()).isEqualTo("ticket 12"));
        assertThat(verdict.passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        package com.acme.domain;
        class Bad {
            String text = "// architecture-allowed layers-point-inward: in a text";
            com.acme.usecase.Accounts one;
        }
        """, """
        package com.acme.domain;
        class Bad {
            // architecture-allow layers-point-inward: for the next line alone
            String text;
            com.acme.usecase.Accounts one;
        }
        """, """
        package com.acme.domain;
        class Bad {
            com.acme.usecase.Accounts one; // architecture-allow layers-point-inward:
        }
        """})
    void verdict_commentThatDoesNotCover_forgivesNothing(String source) throws IOException {
        assertThat(with(source).violations()).hasSize(1);
    }

    @Test
    void verdict_noReason_isAProblem() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            class Bad {
                com.acme.usecase.Accounts one; // architecture-allow layers-point-inward
            }
            """);

        assertThat(verdict.coverage()).extracting(CoverageProblem::message).containsExactly(
                "app/src/main/java/com/acme/domain/Bad.java:3 suppresses layers-point-inward without a reason: say why");
    }

    @Test
    void verdict_nothingToForgive_isAProblem() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            class Good {
                // architecture-allow layers-point-inward: once there was something
                String name;
            }
            """);

        assertThat(verdict.coverage()).extracting(CoverageProblem::message)
                .containsExactly("app/src/main/java/com/acme/domain/Good.java:3 suppresses layers-point-inward,"
                        + " which nothing breaks there: take it out");
    }

    @Test
    void verdict_commentInTheWrongPlace_saysWhereTheRuleIsBroken() throws IOException {
        Verdict verdict = with("""
            // architecture-allow layers-point-inward: for the whole file
            package com.acme.domain;
            class Bad {
                com.acme.usecase.Accounts one;
            }
            """);

        assertThat(verdict.violations()).hasSize(1);
        assertThat(verdict.coverage()).extracting(CoverageProblem::message).singleElement().asString().endsWith(
                "take it out, or put it at what breaks the rule: app/src/main/java/com/acme/domain/Bad.java:4");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "~", "x"})
    void verdict_reasonWithoutAWord_isAProblem(String reason) throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            class Bad {
                com.acme.usecase.Accounts one; // architecture-allow layers-point-inward: %s
            }
            """.formatted(reason));

        assertThat(verdict.violations()).hasSize(1);
        assertThat(verdict.coverage()).hasSize(1);
    }

    @Test
    void verdict_commentAboveAMethodOrAStatement_coversAllOfIt() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            class Bad {
                // architecture-allow time-comes-through-the-door: ticket 12
                long now(boolean millis) {
                    if (millis) {
                        return System.currentTimeMillis();
                    }
                    return System.nanoTime();
                }
                long later() {
                    // architecture-allow time-comes-through-the-door: ticket 13
                    return Math.max(1,
                            System.nanoTime());
                }
                long counted() {
                    return System.nanoTime();
                }
            }
            """);

        assertThat(verdict.suppressed()).hasSize(3);
        assertThat(verdict.violations()).extracting(Violation::member).containsExactly("counted()");
    }

    @Test
    void verdict_annotationOnAField_coversItsInitializer() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            class Bad {
                @SuppressArchitecture(rule = "time-comes-through-the-door", reason = "ticket 12")
                private static final long START = System.nanoTime();
                @SuppressArchitecture(rule = "time-comes-through-the-door", reason = "ticket 12")
                private final long made =
                        System.currentTimeMillis();
                private final long counted = System.nanoTime();
            }
            """);

        assertThat(verdict.suppressed()).extracting(s -> s.violation().line()).containsExactly(5, 8);
        assertThat(verdict.violations()).extracting(Violation::line).containsExactly(9);
        assertThat(verdict.coverage()).isEmpty();
    }

    @Test
    void verdict_annotationOnAMethod_coversItsAnonymousClassesAndNoOverload() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            import java.util.function.LongSupplier;
            class Bad {
                LongSupplier clock(int counted) {
                    return new LongSupplier() {
                        public long getAsLong() { return System.nanoTime(); }
                    };
                }
                @SuppressArchitecture(rule = "time-comes-through-the-door", reason = "ticket 12")
                LongSupplier clock() {
                    return new LongSupplier() {
                        public long getAsLong() { return System.nanoTime(); }
                    };
                }
            }
            """);

        assertThat(verdict.suppressed()).extracting(s -> s.violation().line()).containsExactly(13);
        assertThat(verdict.violations()).extracting(Violation::line).containsExactly(7);
        assertThat(verdict.coverage()).isEmpty();
    }

    @Test
    void verdict_annotationOnAComponentOfARecord_isNotStaleForItsAccessor() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            import dev.heddle.architecture.SuppressArchitecture;
            record Bad(
                @SuppressArchitecture(rule = "layers-point-inward", reason = "ticket 12")
                com.acme.usecase.Accounts accounts) { }
            """);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.coverage()).isEmpty();
    }

    @Test
    void verdict_ruleNearlyNamed_isToldWhich() throws IOException {
        Verdict verdict = with("""
            package com.acme.domain;
            class Good {
                String name; // architecture-allow layer-points-inward: reason
            }
            """);

        assertThat(verdict.coverage()).extracting(CoverageProblem::message)
                .singleElement().asString().endsWith("did you mean layers-point-inward?");
    }

    private Verdict with(String source) throws IOException {
        return project.module("app", source).verdict();
    }
}
