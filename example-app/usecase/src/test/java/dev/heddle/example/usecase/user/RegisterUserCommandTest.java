package dev.heddle.example.usecase.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.Invalid;
import dev.heddle.domain.Violation;
import dev.heddle.example.domain.user.EmailAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterUserCommandTest {

    private static final String EMAIL = "ada@example.org";
    private static final String SMILE = "\uD83D\uDE00";
    private static final Violation NAME_VIOLATION = new Violation("name",
            "must have 1 to 100 characters, one of them visible, none a control character");
    private static final Violation EMAIL_VIOLATION = new Violation("email",
            "must be an e-mail address such as ada@example.org, of at most 254 characters");

    @ParameterizedTest
    @MethodSource
    void of_name_isKeptAsWritten(String name) {
        assertThat(RegisterUser.Command.of(name, EMAIL))
                .isEqualTo(new RegisterUser.Command(name, new EmailAddress(EMAIL)));
    }

    static Stream<String> of_name_isKeptAsWritten() {
        return Stream.of("A", " Ada ", "Ada Lovelace", "Łukasz O'Neil-Søren", "李小龍", "a".repeat(100), SMILE.repeat(100),
                "\uD83D\uDC69\u200D\uD83D\uDCBB");
    }

    @ParameterizedTest
    @NullSource
    @MethodSource
    void of_notAName_isRefused(@Nullable String name) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> RegisterUser.Command.of(name, EMAIL))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(NAME_VIOLATION));
    }

    static Stream<String> of_notAName_isRefused() {
        Stream<String> blank = Stream.of("", " ", "\t", "\u2003", "\u00A0\u200B\u2060");
        Stream<String> control = Stream.of("A\u0000da", "Ada\n", "A\u001Bda", "A\u007Fda", "A\u0085da");
        Stream<String> noText = Stream.of("A\uD83D", "\uDE00a", "A\uDE00\uD83Da", "A\u2028a");
        Stream<String> tooLong = Stream.of("a".repeat(101), SMILE.repeat(101));
        return Stream.of(blank, control, noText, tooLong).flatMap(names -> names);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ada", "ada@localhost", "ada@example.org\n", "a\u0000da@example.org"})
    void of_notAnEmailAddress_isRefused(@Nullable String email) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> RegisterUser.Command.of("Ada", email))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(EMAIL_VIOLATION));
    }

    @Test
    void of_nothing_isRefusedWithEveryViolation() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> RegisterUser.Command.of(null, null))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(NAME_VIOLATION, EMAIL_VIOLATION));
    }
}
