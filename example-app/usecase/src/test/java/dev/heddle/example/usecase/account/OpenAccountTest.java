package dev.heddle.example.usecase.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.domain.Invalid;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.Violation;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.user.UserRepository;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class OpenAccountTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UserId OWNER = new UserId(new UUID(0, 2));
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final OpenAccount.Command COMMAND = new OpenAccount.Command(OWNER, EUR);
    private static final Violation USER_VIOLATION = new Violation("userId", "must be the id of a user");
    private static final Violation CURRENCY_VIOLATION = new Violation("currency",
            "must be a currency code of ISO 4217, such as EUR");

    @Mock
    private UserRepository users;

    @Mock
    private AccountRepository accounts;

    private OpenAccount openAccount;

    @BeforeEach
    void create() {
        openAccount = new OpenAccount(users, accounts, () -> ID);
    }

    @Test
    void execute_knownUser_addsAnEmptyAccount() {
        User owner = new User(OWNER, "Ada", new EmailAddress("ada@example.org"), Instant.EPOCH);
        when(users.find(OWNER)).thenReturn(Optional.of(owner));

        Account account = openAccount.execute(COMMAND);

        assertThat(account).isEqualTo(new Account(new AccountId(ID), OWNER, new Money(0, EUR)));
        verify(accounts).add(account);
        verifyNoMoreInteractions(accounts);
    }

    @Test
    void execute_unknownUser_isNotFoundAndAddsNothing() {
        when(users.find(OWNER)).thenReturn(Optional.empty());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> openAccount.execute(COMMAND))
                .withMessage("There is no user 00000000-0000-0000-0000-000000000002")
                .extracting(NotFound::code)
                .isEqualTo("user-not-found");
        verifyNoInteractions(accounts);
    }

    @Test
    void commandOf_userAndCurrency_isRead() {
        assertThat(OpenAccount.Command.of(OWNER.value(), "EUR")).isEqualTo(COMMAND);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "eur", "EURO", "QQQ", "XAU", " EUR"})
    void commandOf_notACurrency_isRefused(@Nullable String code) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> OpenAccount.Command.of(OWNER.value(), code))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(CURRENCY_VIOLATION));
    }

    @Test
    void commandOf_nothing_isRefusedWithEveryViolation() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> OpenAccount.Command.of(null, null))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(USER_VIOLATION, CURRENCY_VIOLATION));
    }
}
