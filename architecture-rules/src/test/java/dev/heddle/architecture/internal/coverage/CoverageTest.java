package dev.heddle.architecture.internal.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

    @TempDir
    private Path folder;
    private TestProject project;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder);
    }

    @Test
    void verdict_allSeen_passes() {
        Verdict verdict = project.verdict();

        assertThat(verdict.coverage()).isEmpty();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.passed()).isTrue();
        assertThat(Layer.values()).allSatisfy(layer -> assertThat(verdict.architecture().in(layer)).isNotEmpty());
    }

    @Test
    void verdict_layerWithoutClasses_failsUntilAllowed() throws IOException {
        TestProject inner = new TestProject(folder.resolve("app/../../" + folder.getFileName())).module("inner", """
            package org.acme.domain;
            class Money { }
            """);

        assertThat(inner.verdict().coverage()).extracting(CoverageProblem::message)
                .contains("the layer use case matches no class", "the layer main matches no class");
        assertThat(inner.verdict().passed()).isFalse();

        inner.config("""
            unseen: {app: another test's}
            layers:
              usecase: {empty: none yet}
              repository: {empty: none yet}
              delivery: {empty: none yet}
              main: {empty: none yet}
            """);
        assertThat(inner.verdict().coverage()).isEmpty();
    }

    @Test
    void verdict_layerSaidToBeEmptyThatIsNot_fails() throws IOException {
        project.config("layers: {domain: {empty: nothing to see}}");

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("the layer domain is said to be empty, and has 1 class: take out \"empty\"");
    }

    @Test
    void verdict_classThatBelongsNowhere_failsUntilAllowed() throws IOException {
        project.module("app", """
            package com.acme.common;
            class Strings { }
            """);

        assertThat(project.verdict().coverage()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("no layer matches com.acme.common (Strings)");
            assertThat(problem.toAllow()).contains("packages: [com.acme.common]",
                    "outside:\n  com.acme.common: \"why\"");
        });

        project.config("""
            outside:
              com.acme.common: "why"
            """);
        assertThat(project.verdict().passed()).isTrue();
        project.config("layers: {domain: {packages: [com.acme.common]}}");
        assertThat(project.verdict().passed()).isTrue();
        assertThat(project.verdict().architecture().in(Layer.DOMAIN)).hasSize(2);
    }

    @Test
    void verdict_packagesBelowOneAnotherThatBelongNowhere_areOneProblem() throws IOException {
        project.module("app", """
            package com.acme.common;
            class Strings { }
            """, """
            package com.acme.common.text;
            class Words { }
            """);

        assertThat(project.verdict().coverage()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("no layer matches com.acme.common (Strings, Words)");
            assertThat(problem.toAllow()).contains("packages: [com.acme.common..]");
        });

        project.config("outside: {com.acme.common..: why}");
        assertThat(project.verdict().coverage()).isEmpty();
    }

    @Test
    void verdict_packageOfAFeatureWithAllItsLayers_isPlacedByNamesOfClasses() throws IOException {
        project.module("app", """
            package com.acme.owner;
            public class Owner { }
            """, """
            package com.acme.owner;
            public class OwnerController { Owner owner; }
            """);

        CoverageProblem problem = project.verdict().coverage().get(0);
        assertThat(problem.toAllow()).contains("packages: [com.acme.owner.Owner]",
                "packages: [\"com.acme.owner.*Controller\"]");

        project.config("""
            layers:
              domain:
                packages: [com.acme.owner.Owner]
              delivery:
                packages: ["com.acme.owner.*Controller"]
            """);
        assertThat(project.verdict().coverage()).isEmpty();
    }

    @Test
    void verdict_namedPackageThatDoesNotExist_failsUntilAllowed() throws IOException {
        project.config("""
            layers:
              domain:
                packages: [com.acme.domian..]
            """);

        assertThat(project.verdict().coverage()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("layers.domain (line 3) names com.acme.domian.., and nothing of that"
                            + " name exists, did you mean com.acme.domain?");
            assertThat(problem.toAllow()).isEqualTo("absent:\n  com.acme.domian..: \"why it is named\"\n");
        });

        project.config("""
            layers:
              domain:
                packages: [com.acme.domian..]
            absent:
              com.acme.domian..: "why it is named"
            """);
        assertThat(project.verdict().passed()).isTrue();
    }

    @Test
    void verdict_packageNamedAnywhereThatDoesNotExist_fails() throws IOException {
        project.config("""
            base: com.gone
            outside: {com.gone.a: why}
            features: {account: {packages: [com.gone.b], publishes: [com.gone.c]}}
            rules: {layers-point-inward: {allow: [com.gone.d], except: {com.gone.e: why}}}
            absent: {com.gone.f: why}
            """);

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .extracting(m -> m.replaceAll("^([\\w.\"-]+).*", "$1"))
                .containsExactly("base", "outside", "features.account", "features.account.publishes",
                        "rules.layers-point-inward.allow", "rules.layers-point-inward.except", "\"absent\"");
    }

    @Test
    void verdict_compiledModuleThatWasNotGiven_failsUntilAllowed() throws IOException {
        new TestProject(folder).module("tools/generator", """
            package com.acme.tools;
            class Generator { }
            """);

        assertThat(project.verdict().coverage()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("the compiled module tools/generator was not checked");
            assertThat(problem.toAllow()).contains("unseen:\n  tools/generator: \"why\"");
        });

        project.config("""
            unseen:
              tools/generator: "why"
            """);
        assertThat(project.verdict().passed()).isTrue();
    }

    @Test
    void verdict_unseenFolderThatDoesNotExist_fails() throws IOException {
        project.config("unseen: {tools: gone}");

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("\"unseen\" names the folder tools, which doesn't exist: take it out");
    }

    @Test
    void verdict_usesClassesOfAModuleThatWasNotGiven_fails() throws IOException {
        TestProject two = new TestProject(folder).module("lib", """
            package com.acme.pricing;
            public class Price { }
            """);
        two.module("app", """
            package com.acme.usecase;
            class ShowPrice { com.acme.pricing.Price price; }
            """);

        Verdict verdict = project.verdict();

        assertThat(verdict.coverage()).extracting(CoverageProblem::message)
                .contains("classes are used whose module was not checked: com.acme.pricing (Price)");
    }

    @ParameterizedTest
    @CsvSource({"shop, shop", "com.acme, org.other"})
    void verdict_usesUnseenClassesOfARootWithoutADotOrOfOneOfTwo_fails(String inner, String outer) throws IOException {
        new TestProject(folder).module("lib", "package %s.repository;\npublic class Rows { }".formatted(outer))
                .module("one", "package %s.domain;\nclass Order { }".formatted(inner),
                        "package %s.usecase;\nclass Show { %s.repository.Rows rows; }".formatted(inner, outer),
                        "package %s.delivery;\nclass Page { }".formatted(outer));
        Path one = project.path("one");

        assertThat(ArchitectureRules.verdict(Project.of(project.path(""), List.of(Module.in("one", one)))).coverage())
                .extracting(CoverageProblem::message)
                .contains("classes are used whose module was not checked: " + outer + ".repository (Rows)");
    }

    @Test
    void verdict_moduleWithoutClasses_fails() throws IOException {
        project.module("empty", "package com.acme.none;");

        assertThat(project.verdict().coverage()).extracting(CoverageProblem::message)
                .containsExactly("the module empty has no class files");
    }
}
