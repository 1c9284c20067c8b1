package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.FROM;
import static dev.heddle.example.usecase.transaction.Fixtures.KEY;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.Invalid;
import dev.heddle.domain.Violation;
import dev.heddle.example.domain.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferMoneyCommandTest {

    private static final UUID A = FROM.value();
    private static final UUID B = TO.value();
    private static final Violation FROM_VIOLATION = new Violation("from", "must be the id of an account");
    private static final Violation TO_VIOLATION = new Violation("to", "must be the id of an account");
    private static final Violation SAME_VIOLATION = new Violation("to", "must be another account than from");
    private static final Violation AMOUNT_VIOLATION = new Violation("amount",
            "must be a whole number of minor units of the currency, from 1 to 9223372036854775807");
    private static final Violation CURRENCY_VIOLATION = new Violation("currency",
            "must be a currency code of ISO 4217, such as EUR");

    @ParameterizedTest
    @ValueSource(longs = {1, 300, Long.MAX_VALUE})
    void of_allThatIsNeeded_isRead(long amount) {
        assertThat(TransferMoney.Command.of(A, B, amount, "EUR", Optional.of(KEY)))
                .isEqualTo(new TransferMoney.Command(FROM, TO, new Money(amount, EUR), Optional.of(KEY)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void of_notAnAmount_isRefused(@Nullable Long amount) {
        assertRefused(() -> TransferMoney.Command.of(A, B, amount, "EUR", Optional.empty()), AMOUNT_VIOLATION);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "eur", "EURO", "QQQ", "XAU", " EUR"})
    void of_notACurrency_isRefused(@Nullable String code) {
        assertRefused(() -> TransferMoney.Command.of(A, B, 300L, code, Optional.empty()), CURRENCY_VIOLATION);
    }

    @Test
    void of_oneAccountMissing_isRefused() {
        assertRefused(() -> TransferMoney.Command.of(null, B, 300L, "EUR", Optional.empty()), FROM_VIOLATION);
        assertRefused(() -> TransferMoney.Command.of(A, null, 300L, "EUR", Optional.empty()), TO_VIOLATION);
    }

    @Test
    void of_toTheAccountThatItLeaves_isRefused() {
        assertRefused(() -> TransferMoney.Command.of(A, A, 300L, "EUR", Optional.empty()), SAME_VIOLATION);
    }

    @Test
    void of_nothing_isRefusedWithEveryViolation() {
        assertRefused(() -> TransferMoney.Command.of(null, null, null, null, Optional.empty()), FROM_VIOLATION,
                TO_VIOLATION, AMOUNT_VIOLATION, CURRENCY_VIOLATION);
    }

    @Test
    void of_sameAccountsAndNothingElseRight_isRefusedWithEveryViolation() {
        assertRefused(() -> TransferMoney.Command.of(A, A, 0L, "eur", Optional.empty()), SAME_VIOLATION,
                AMOUNT_VIOLATION, CURRENCY_VIOLATION);
    }

    private static void assertRefused(ThrowingCallable act, Violation... violations) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(act)
                .extracting(Invalid::violations)
                .isEqualTo(List.of(violations));
    }
}
