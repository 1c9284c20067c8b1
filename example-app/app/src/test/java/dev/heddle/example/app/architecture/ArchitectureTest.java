package dev.heddle.example.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    /** The only place to change when the service is renamed. */
    private static final String BASE_PACKAGE = "dev.heddle.example";

    private static final ServiceRules RULES = new ServiceRules(BASE_PACKAGE);
    private static final JavaClasses SERVICE = new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE_PACKAGE);

    @ParameterizedTest
    @ValueSource(strings = {"domain", "usecase", "repository", "delivery", "app"})
    void each_layer_is_looked_at(String layer) {
        assertThat(SERVICE.that(resideInAPackage(BASE_PACKAGE + "." + layer + ".."))).isNotEmpty();
    }

    @Test
    void the_layers_point_inward() {
        RULES.layersPointInward().check(SERVICE);
    }

    @Test
    void the_domain_knows_no_framework() {
        RULES.domainKnowsNoFramework().check(SERVICE);
    }

    @Test
    void use_cases_know_no_framework() {
        RULES.useCasesKnowNoFramework().check(SERVICE);
    }

    @Test
    void adapters_are_package_private() {
        RULES.adaptersArePackagePrivate().check(SERVICE);
    }

    @Test
    void routes_are_package_private() {
        RULES.routesArePackagePrivate().check(SERVICE);
    }

    @Test
    void features_know_those_before_them() {
        RULES.featuresKnowThoseBeforeThem().check(SERVICE);
    }

    @Test
    void features_have_no_cycles() {
        RULES.featuresHaveNoCycles().check(SERVICE);
    }

    @Test
    void nobody_injects_into_fields() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(SERVICE);
    }
}
