package dev.heddle.example.usecase.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @MethodSource
    void new_visibleAscii_isKeptAsWritten(String value) {
        assertThat(new IdempotencyKey(value)).hasToString(value);
    }

    static Stream<String> new_visibleAscii_isKeptAsWritten() {
        return Stream.of("!", "~", "8e03978e-40d5-43dd-bc93-6894a57f9324", "k".repeat(255));
    }

    @ParameterizedTest
    @MethodSource
    void new_anythingElse_isRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(value))
                .withMessage("must have 1 to 255 visible ASCII characters, without spaces");
    }

    static Stream<String> new_anythingElse_isRefused() {
        Stream<String> length = Stream.of("", "k".repeat(256));
        Stream<String> space = Stream.of(" ", " k", "k ", "a b", "a\tb");
        Stream<String> control = Stream.of("a\u0000b", "a\nb", "a\u001Fb", "a\u007Fb", "a\u0080b");
        Stream<String> notAscii = Stream.of("é", "a\u00A0b", "\uD83D\uDE00", "a\uD83D");
        return Stream.of(length, space, control, notAscii).flatMap(values -> values);
    }
}
