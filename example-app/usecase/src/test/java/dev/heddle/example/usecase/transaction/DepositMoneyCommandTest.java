package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.KEY;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.Invalid;
import dev.heddle.domain.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepositMoneyCommandTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 300, Long.MAX_VALUE})
    void of_amount_isRead(long amount) {
        assertThat(DepositMoney.Command.of(TO, amount, Optional.of(KEY)))
                .isEqualTo(new DepositMoney.Command(TO, amount, Optional.of(KEY)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void of_notAnAmount_isRefused(@Nullable Long amount) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> DepositMoney.Command.of(TO, amount, Optional.empty()))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(new Violation("amount",
                        "must be a whole number of minor units of the currency, from 1 to 9223372036854775807")));
    }
}
