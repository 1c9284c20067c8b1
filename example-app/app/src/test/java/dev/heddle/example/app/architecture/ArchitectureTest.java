package dev.heddle.example.app.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.heddle.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** The only place to change when the service is renamed. */
    private static final String BASE_PACKAGE = "dev.heddle.example";

    private static final ServiceRules RULES = new ServiceRules(BASE_PACKAGE);
    private static final JavaClasses SERVICE = new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE_PACKAGE);

    /** All modules, as {@code architecture.yaml} places them; what follows is this service's own. */
    @Test
    void the_layers_keep_the_rules() {
        ArchitectureRules.check(ArchitectureTest.class);
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
}
