package dev.heddle.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryArchitectureTest {

    private static final String BASE_PACKAGE = "dev.heddle";
    private static final LibraryRules RULES = new LibraryRules(BASE_PACKAGE);
    private static final JavaClasses LIBRARY = new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE_PACKAGE)
            .that(resideOutsideOfPackage(BASE_PACKAGE + ".example.."));

    @ParameterizedTest
    @ValueSource(strings = {"domain", "concurrency", "usecase", "repository", "gateway.http", "delivery.http",
        "testing", "embedded.postgres"})
    void each_module_is_looked_at(String module) {
        assertThat(LIBRARY.that(resideInAPackage(BASE_PACKAGE + "." + module))).isNotEmpty();
    }

    @Test
    void the_domain_depends_on_java_base_only() {
        RULES.domainStandsAlone().check(LIBRARY);
    }

    @Test
    void concurrency_depends_on_the_channels_and_java_base_only() {
        RULES.concurrencyStandsAlone().check(LIBRARY);
    }

    @Test
    void use_cases_depend_on_the_domain_concurrency_and_java_base_only() {
        RULES.useCasesKnowOnlyTheDomain().check(LIBRARY);
    }

    @Test
    void the_modules_point_inward() {
        RULES.modulesPointInward().check(LIBRARY);
    }

    @Test
    void the_rules_that_teams_get_hold_here_too() {
        ArchitectureRules.check(LibraryArchitectureTest.class);
    }

    @Test
    void vertx_stays_in_delivery_http() {
        RULES.vertxStaysInDelivery().check(LIBRARY);
    }

    @Test
    void the_public_types_of_delivery_http_show_no_vertx() {
        RULES.deliveryShowsNoVertx().check(LIBRARY);
    }

    @Test
    void each_package_is_null_marked() {
        RULES.packagesAreNullMarked().check(LIBRARY);
    }

    @Test
    void times_are_those_of_java_time() {
        RULES.timesAreJavaTime().check(LIBRARY);
    }

    @Test
    void nobody_prints_but_the_rules_what_they_saw() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .check(LIBRARY.that(doNot(belongToAnyOf(ArchitectureRules.class, Main.class))));
    }

    @Test
    void nobody_logs_by_java_util_logging() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARY);
    }

    @Test
    void nobody_injects_into_fields() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(LIBRARY);
    }
}
