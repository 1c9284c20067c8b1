package dev.heddle.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.text.SimpleDateFormat;
import java.util.Calendar;
import java.util.Date;

/**
 * What holds between the modules.
 *
 * @param base the package of all modules
 */
record LibraryRules(String base) {

    private static final DescribedPredicate<JavaClass> VERTX = resideInAnyPackage("io.vertx..", "io.netty..");

    /** The packages of the module {@code java.base} that it exports to everybody; {@code java.sql} is in another one. */
    private static final DescribedPredicate<JavaClass> JAVA_BASE = describe("live in java.base",
            type -> type.getBaseComponentType().isPrimitive()
                    || Object.class.getModule().isExported(type.getBaseComponentType().getPackageName()));

    private static final DescribedPredicate<JavaClass> JSPECIFY = resideInAPackage("org.jspecify.annotations");

    ArchRule domainStandsAlone() {
        return classes().that().resideInAPackage(domain())
                .should().onlyDependOnClassesThat(JAVA_BASE.or(JSPECIFY).or(resideInAPackage(domain())))
                .because("the domain outlives every framework, and who imports it gets nothing else");
    }

    ArchRule concurrencyStandsAlone() {
        return classes().that().resideInAPackage(concurrency())
                .should().onlyDependOnClassesThat(JAVA_BASE.or(JSPECIFY).or(resideInAPackage(concurrency())))
                .because("it is of use in any program, and who imports it gets nothing else");
    }

    ArchRule useCasesKnowOnlyTheDomain() {
        return classes().that().resideInAPackage(usecase())
                .should().onlyDependOnClassesThat(
                        JAVA_BASE.or(JSPECIFY).or(resideInAnyPackage(domain(), concurrency(), usecase())))
                .because("what a service does says nothing of how it is reached or where it stores");
    }

    ArchRule modulesPointInward() {
        return layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("leak-check").definedBy(base + ".leak.check..")
                .layer("domain").definedBy(domain())
                .layer("concurrency").definedBy(concurrency())
                .layer("usecase").definedBy(usecase())
                .layer("repository").definedBy(base + ".repository..")
                .layer("gateway-http").definedBy(base + ".gateway.http..")
                .layer("delivery-http").definedBy(delivery())
                .layer("embedded-postgres").definedBy(base + ".embedded.postgres..")
                .layer("testing").definedBy(base + ".testing..")
                .whereLayer("leak-check").mayNotAccessAnyLayer()
                .whereLayer("domain").mayNotAccessAnyLayer()
                .whereLayer("concurrency").mayNotAccessAnyLayer()
                .whereLayer("usecase").mayOnlyAccessLayers("domain", "concurrency")
                .whereLayer("repository").mayOnlyAccessLayers("domain", "concurrency", "usecase")
                .whereLayer("gateway-http").mayOnlyAccessLayers("domain", "concurrency", "usecase")
                .whereLayer("delivery-http").mayOnlyAccessLayers("domain", "concurrency", "usecase")
                .whereLayer("embedded-postgres").mayNotAccessAnyLayer()
                .whereLayer("testing")
                .mayOnlyAccessLayers("leak-check", "domain", "concurrency", "usecase", "embedded-postgres",
                        "delivery-http")
                .because("each module is useful alone, adapters do not know each other, and tests are not shipped");
    }

    ArchRule vertxStaysInDelivery() {
        return noClasses().that().resideOutsideOfPackage(delivery())
                .should().dependOnClassesThat(VERTX)
                .because("only one module would have to change with the server");
    }

    ArchRule deliveryShowsNoVertx() {
        return classes().that().resideInAPackage(delivery()).and().arePublic()
                .should(new ShowNone(VERTX.as("of Vert.x or Netty")))
                .because("a handler is written against Heddle's types, and outlives the server");
    }

    ArchRule packagesAreNullMarked() {
        return all(new Packages(base)).should(new BeNullMarked())
                .because("NullAway only looks at what is null-marked");
    }

    ArchRule timesAreJavaTime() {
        return noClasses().that().resideInAPackage(base + "..")
                .should().dependOnClassesThat().belongToAnyOf(Date.class, Calendar.class, SimpleDateFormat.class)
                .because("java.time says what is meant, and can't be changed under our hands");
    }

    private String domain() {
        return base + ".domain..";
    }

    private String concurrency() {
        return base + ".concurrency..";
    }

    private String usecase() {
        return base + ".usecase..";
    }

    private String delivery() {
        return base + ".delivery.http..";
    }
}
