package dev.heddle.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleListTest {

    @Test
    void bom_comparedWithTheReactor_namesEachPublishedModule() {
        assertThat(Pom.in("bom").managedModules())
                .containsExactlyElementsOf(Pom.publishedFolders().stream().map(f -> Pom.in(f).artifact()).toList());
    }

    @Test
    void bom_comparedWithTheParent_namesTheSameModulesInTheSameOrder() {
        assertThat(Pom.in("bom").managedModules()).containsExactlyElementsOf(Pom.in(".").managedModules());
    }

    @Test
    void artifact_ofAPublishedModule_isNamedAfterItsFolder() {
        assertThat(Pom.publishedFolders()).isNotEmpty()
                .allSatisfy(folder -> assertThat(Pom.in(folder).artifact()).isEqualTo("heddle-" + folder));
    }

    @Test
    void module_withTests_isTestedUnderTheLeakCheck() {
        assertThat(Pom.foldersWithTests()).contains("domain", "example-app/usecase").allSatisfy(folder -> assertThat(
                Pom.in(folder).artifact().equals("heddle-leak-check") || Pom.in(folder).bringsTheLeakCheck()
                        || Pom.in(folder).isForOlderJava())
                .as("%s depends on heddle-leak-check, or on heddle-testing, which brings it", folder).isTrue());
    }
}
