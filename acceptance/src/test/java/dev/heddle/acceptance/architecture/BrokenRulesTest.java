package dev.heddle.acceptance.architecture;

import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule is green for nothing: each finds the fixture that breaks it, and fails where there is nothing to look at. */
class BrokenRulesTest {

    private static final String FIXTURE = BrokenRulesTest.class.getPackageName() + ".fixture";
    private static final LibraryRules RULES = new LibraryRules(FIXTURE);
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

    @ParameterizedTest
    @MethodSource("breaches")
    void evaluate_fixtureThatBreaksTheRule_namesIt(ArchRule rule, String culprit) {
        List<String> violations = rule.evaluate(FIXTURES).getFailureReport().getDetails();

        assertThat(violations)
                .anyMatch(Pattern.compile("(?m)^ *(- )?(\\w+ <)?" + Pattern.quote(FIXTURE + "." + culprit) + "\\b")
                        .asPredicate());
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void check_noClasses_fails(ArchRule rule) {
        JavaClasses none = new ClassFileImporter().importClasses();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(none));
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                arguments(RULES.domainStandsAlone(), "domain.EntityWithASqlField"),
                arguments(RULES.domainStandsAlone(), "domain.EntityWithASqlTypeArgument"),
                arguments(RULES.domainStandsAlone(), "domain.EntityThatThrowsSql"),
                arguments(RULES.domainStandsAlone(), "domain.EntityWithAJsonAnnotation"),
                arguments(RULES.domainStandsAlone(), "domain.EntityThatKnowsAUseCase"),
                arguments(RULES.concurrencyStandsAlone(), "concurrency.TaskThatKnowsAUseCase"),
                arguments(RULES.concurrencyStandsAlone(), "concurrency.TaskOnADataSource"),
                arguments(RULES.useCasesKnowOnlyTheDomain(), "usecase.UseCaseOnADataSource"),
                arguments(RULES.modulesPointInward(), "leak.check.CheckThatKnowsAUseCase"),
                arguments(RULES.modulesPointInward(), "domain.EntityThatKnowsAUseCase"),
                arguments(RULES.modulesPointInward(), "domain.EntityThatForksTasks"),
                arguments(RULES.modulesPointInward(), "concurrency.TaskThatKnowsAUseCase"),
                arguments(RULES.modulesPointInward(), "repository.RepositoryThatKnowsDelivery"),
                arguments(RULES.modulesPointInward(), "repository.RepositoryOnAFake"),
                arguments(RULES.modulesPointInward(), "gateway.http.GatewayThatKnowsARepository"),
                arguments(RULES.modulesPointInward(), "delivery.http.HandlerThatKnowsARepository"),
                arguments(RULES.modulesPointInward(), "embedded.postgres.ServerThatKnowsAUseCase"),
                arguments(RULES.vertxStaysInDelivery(), "repository.RepositoryOnNetty"),
                arguments(RULES.deliveryShowsNoVertx(), "delivery.http.ServerThatShowsVertx"),
                arguments(RULES.deliveryShowsNoVertx(), "delivery.http.HandlerThatIsOneOfVertx"),
                arguments(RULES.packagesAreNullMarked(), "unmarked"),
                arguments(RULES.timesAreJavaTime(), "habits.AppointmentWithADate"),
                arguments(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, "habits.Printer"),
                arguments(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING, "habits.OldLogger"),
                arguments(NO_CLASSES_SHOULD_USE_FIELD_INJECTION, "habits.InjectedField"));
    }
}
