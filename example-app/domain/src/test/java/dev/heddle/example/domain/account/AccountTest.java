package dev.heddle.example.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.UserId;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Account TEN_EURO = new Account(new AccountId(new UUID(0, 1)), new UserId(new UUID(0, 2)),
            euro(1000));

    @Test
    void withdraw_allThereIs_leavesNothing() {
        assertThat(TEN_EURO.withdraw(euro(1000)).balance()).isEqualTo(euro(0));
    }

    @Test
    void withdraw_moreThanThereIs_saysSo() {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> TEN_EURO.withdraw(euro(1001)))
                .withMessage("Account 00000000-0000-0000-0000-000000000001 holds less than 1001 EUR")
                .extracting(RuleBroken::code)
                .isEqualTo("insufficient-funds");
    }

    @Test
    void deposit_money_isAdded() {
        assertThat(TEN_EURO.deposit(euro(1)).balance()).isEqualTo(euro(1001));
    }

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
