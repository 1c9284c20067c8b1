package dev.heddle.example.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * What this service asks beside the rules that hold for any: who sees its adapters, and in which order its features are.
 *
 * @param base the package of all layers
 */
record ServiceRules(String base) {

    ArchRule adaptersArePackagePrivate() {
        return classes().that().resideInAPackage(base + ".repository..").and().haveSimpleNameStartingWith("Jdbi")
                .should().bePackagePrivate()
                .because("the others see the port, and the Guice module beside the adapter binds it");
    }

    ArchRule routesArePackagePrivate() {
        return classes().that().resideInAPackage(base + ".delivery..").and().haveSimpleNameEndingWith("Routes")
                .should().bePackagePrivate()
                .because("nobody calls them but the server, and the Guice module beside them binds them");
    }

    ArchRule featuresKnowThoseBeforeThem() {
        return layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("user").definedBy(base + ".usecase.user..")
                .layer("account").definedBy(base + ".usecase.account..")
                .layer("transaction").definedBy(base + ".usecase.transaction..")
                .layer("report").definedBy(base + ".usecase.report..")
                .whereLayer("user").mayNotAccessAnyLayer()
                .whereLayer("account").mayOnlyAccessLayers("user")
                .whereLayer("transaction").mayOnlyAccessLayers("account", "user")
                .whereLayer("report").mayOnlyAccessLayers("transaction", "account", "user")
                .because("a user can be understood without accounts, an account without transactions, and all without"
                        + " reports");
    }
}
