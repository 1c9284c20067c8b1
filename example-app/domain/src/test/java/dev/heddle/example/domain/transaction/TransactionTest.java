package dev.heddle.example.domain.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private static final AccountId FROM = new AccountId(new UUID(0, 1));
    private static final AccountId TO = new AccountId(new UUID(0, 2));

    @Test
    void new_betweenTwoAccounts_keepsWhatItIsTold() {
        Transaction transfer = transaction(Optional.of(FROM), TO, 1);

        assertThat(transfer.from()).contains(FROM);
        assertThat(transfer.to()).isEqualTo(TO);
        assertThat(transfer.money()).isEqualTo(euro(1));
    }

    @Test
    void new_fromOutside_leavesNoAccount() {
        assertThat(transaction(Optional.empty(), TO, 1).from()).isEmpty();
    }

    @Test
    void new_noMoney_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> transaction(Optional.of(FROM), TO, 0))
                .withMessage("money must be positive, actual: 0 EUR");
    }

    @Test
    void new_toTheAccountThatItLeft_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> transaction(Optional.of(TO), TO, 1))
                .withMessage("from and to must differ, actual: 00000000-0000-0000-0000-000000000002");
    }

    private static Transaction transaction(Optional<AccountId> from, AccountId to, long cents) {
        return new Transaction(new TransactionId(new UUID(0, 3)), from, to, euro(cents), Instant.EPOCH);
    }

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
