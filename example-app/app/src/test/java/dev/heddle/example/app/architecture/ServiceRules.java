package dev.heddle.example.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What holds between the layers of the service, and between its features.
 *
 * @param base the package of all layers
 */
record ServiceRules(String base) {

    /** The packages of the module {@code java.base} that it exports to everybody; {@code java.sql} is in another one. */
    private static final DescribedPredicate<JavaClass> JAVA_BASE = describe("live in java.base",
            type -> type.getBaseComponentType().isPrimitive()
                    || Object.class.getModule().isExported(type.getBaseComponentType().getPackageName()));

    private static final DescribedPredicate<JavaClass> JSPECIFY = resideInAnyPackage("org.jspecify.annotations");

    ArchRule layersPointInward() {
        return layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("domain").definedBy(base + ".domain..")
                .layer("usecase").definedBy(base + ".usecase..")
                .layer("repository").definedBy(base + ".repository..")
                .layer("delivery").definedBy(base + ".delivery..")
                .layer("app").definedBy(base + ".app..")
                .whereLayer("domain").mayNotAccessAnyLayer()
                .whereLayer("usecase").mayOnlyAccessLayers("domain")
                .whereLayer("repository").mayOnlyAccessLayers("usecase", "domain")
                .whereLayer("delivery").mayOnlyAccessLayers("usecase", "domain")
                .whereLayer("app").mayNotBeAccessedByAnyLayer()
                .because("what the service does must not change with how it is reached or where it stores");
    }

    ArchRule domainKnowsNoFramework() {
        return classes().that().resideInAPackage(base + ".domain..")
                .should().onlyDependOnClassesThat(
                        JAVA_BASE.or(JSPECIFY).or(resideInAnyPackage("dev.heddle.domain..", base + ".domain..")))
                .because("the rules of the business outlive every framework");
    }

    ArchRule useCasesKnowNoFramework() {
        return classes().that().resideInAPackage(base + ".usecase..")
                .should().onlyDependOnClassesThat(JAVA_BASE.or(JSPECIFY)
                        .or(resideInAnyPackage("dev.heddle.domain..", "dev.heddle.usecase..", "dev.heddle.concurrency"))
                        .or(resideInAnyPackage(base + ".domain..", base + ".usecase..")))
                .because("a use case is tested without a server, a database or a container");
    }

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

    ArchRule featuresHaveNoCycles() {
        return slices().matching(base + ".usecase.(*)..").should().beFreeOfCycles()
                .because("features that need each other are one feature");
    }
}
