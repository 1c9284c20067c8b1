package dev.heddle.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainExceptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Email", "email_in_use", "email-", "-email", "a--b", "e-mail in use"})
    void new_codeNotInKebabCase_saysWhatItShouldLookLike(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Conflict(code, "message"))
                .withMessage("code must be in kebab case, such as 'email-in-use', actual: '" + code + "'");
    }

    @Test
    void notFound_of_namesKindAndId() {
        NotFound error = NotFound.of("account", 7);

        assertThat(error.code()).isEqualTo("account-not-found");
        assertThat(error).hasMessage("There is no account 7");
    }

    @Test
    void violations_severalBroken_areThrownTogetherInOrder() {
        Violations violations = new Violations().check(false, "name", "must not be blank")
                .check(true, "age", "must be positive")
                .check(false, "email", "must contain an @");

        assertThatExceptionOfType(Invalid.class).isThrownBy(violations::throwIfAny)
                .withMessage("name must not be blank; email must contain an @")
                .extracting(Invalid::violations)
                .isEqualTo(List.of(new Violation("name", "must not be blank"),
                        new Violation("email", "must contain an @")));
    }

    @Test
    void violations_noneBroken_throwNothing() {
        new Violations().check(true, "name", "must not be blank").throwIfAny();
    }
}
