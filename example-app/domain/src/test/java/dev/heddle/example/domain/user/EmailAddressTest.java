package dev.heddle.example.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "a.b+c@x-y.example.co", "o'neil@example.org", "A@B.CD", "_@1.2",
        ".!#$%&'*+/=?^_`{|}~-@x--y.org", "ada@x123456789012345678901234567890123456789012345678901234567890ab.org"})
    void parse_address_isKeptAsWritten(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::value).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "@example.org", "ada@", "ada@localhost", "ada@@example.org", "a da@example.org",
        "ada@example..org", "ada@-x.org", "ada@x-.org", "ada@x.-", "ada@.org", "ada@example.org.", "ada@ex_ample.org",
        "ada@ex@ample.org",
        "a,b@example.org", "ada@x123456789012345678901234567890123456789012345678901234567890abc.org",
        "ada@example.org\n", "ada@ex\u0000ample.org", "ädä@example.org"})
    void parse_anythingElse_isEmpty(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void parse_longerThanSmtpCarries_isEmpty() {
        assertThat(EmailAddress.parse("a".repeat(243) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(242) + "@example.org")).isPresent();
    }

    @Test
    void new_noAddress_saysWhatCame() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("ada"))
                .withMessage("value must be an e-mail address, actual: 'ada'");
    }
}
