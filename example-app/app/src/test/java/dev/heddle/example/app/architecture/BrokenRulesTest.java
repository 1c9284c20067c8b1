package dev.heddle.example.app.architecture;

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
    private static final ServiceRules RULES = new ServiceRules(FIXTURE);
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
                arguments(RULES.adaptersArePackagePrivate(), "repository.JdbiAdapterThatIsPublic"),
                arguments(RULES.routesArePackagePrivate(), "delivery.PublicRoutes"),
                arguments(RULES.featuresKnowThoseBeforeThem(), "usecase.user.UserThatKnowsItsAccount"),
                arguments(RULES.featuresKnowThoseBeforeThem(), "usecase.account.AccountThatKnowsItsTransaction"),
                arguments(RULES.featuresKnowThoseBeforeThem(), "usecase.transaction.TransactionThatKnowsItsReport"));
    }
}
