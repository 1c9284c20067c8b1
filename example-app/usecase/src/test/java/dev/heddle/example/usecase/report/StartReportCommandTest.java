package dev.heddle.example.usecase.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.domain.Invalid;
import dev.heddle.domain.Violation;
import dev.heddle.example.domain.account.AccountId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartReportCommandTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void of_accounts_areKeptInOrder(int count) {
        List<AccountId> accounts = HeldSummaries.accounts(count).reversed();

        assertThat(StartReport.Command.of(accounts.stream().map(AccountId::value).toList()).accounts())
                .isEqualTo(accounts);
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("notAListOfAccounts")
    void of_notAListOfAccounts_isRefused(@Nullable List<? extends @Nullable UUID> accounts) {
        assertRefused(accounts, "must be a list of 1 to 10000 ids of accounts");
    }

    static Stream<List<@Nullable UUID>> notAListOfAccounts() {
        return Stream.of(List.of(), Arrays.asList(A, null), Collections.nCopies(10_001, A));
    }

    @Test
    void of_oneAccountTwice_isRefused() {
        assertRefused(List.of(A, B, A), "must name each account once");
    }

    @Test
    void command_accountsThatAreNone_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StartReport.Command(List.of()))
                .withMessage("accounts must be between 1 and 10000, actual: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StartReport.Command(List.of(new AccountId(A), new AccountId(A))))
                .withMessage("accounts must differ");
    }

    private static void assertRefused(@Nullable List<? extends @Nullable UUID> accounts, String message) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> StartReport.Command.of(accounts))
                .extracting(Invalid::violations)
                .isEqualTo(List.of(new Violation("accounts", message)));
    }
}
