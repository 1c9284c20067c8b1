package dev.heddle.example.usecase.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.when;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.UserId;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class FindAccountTest {

    private static final AccountId ID = new AccountId(new UUID(0, 1));

    @Mock
    private AccountRepository accounts;

    @Test
    void execute_knownId_givesTheAccount() {
        Account account = new Account(ID, new UserId(new UUID(0, 2)), new Money(1000, Currency.getInstance("EUR")));
        when(accounts.find(ID)).thenReturn(Optional.of(account));

        assertThat(new FindAccount(accounts).execute(ID)).isEqualTo(account);
    }

    @Test
    void execute_unknownId_isNotFound() {
        when(accounts.find(ID)).thenReturn(Optional.empty());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> new FindAccount(accounts).execute(ID))
                .withMessage("There is no account 00000000-0000-0000-0000-000000000001")
                .extracting(NotFound::code)
                .isEqualTo("account-not-found");
    }
}
