package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EARLIER_ID;
import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.ID;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static dev.heddle.example.usecase.transaction.Fixtures.accountOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.domain.NotFound;
import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.account.AccountRepository;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class ListTransactionsTest {

    private static final PageRequest<TransactionId> PAGE_REQUEST = new PageRequest<>(1, Optional.of(EARLIER_ID));
    private static final ListTransactions.Query QUERY = new ListTransactions.Query(TO, PAGE_REQUEST);

    @Mock
    private AccountRepository accounts;

    @Mock
    private TransactionRepository entries;

    @Test
    void execute_knownAccount_givesThePageThatWasAskedFor() {
        Transaction deposit = new Transaction(ID, Optional.empty(), TO, new Money(300, EUR), NOW);
        Page<Transaction, TransactionId> page = new Page<>(List.of(deposit), Optional.of(ID));
        when(accounts.find(TO)).thenReturn(Optional.of(accountOf(TO, 300, EUR)));
        when(entries.list(TO, PAGE_REQUEST)).thenReturn(page);

        assertThat(new ListTransactions(accounts, entries).execute(QUERY)).isEqualTo(page);
    }

    @Test
    void execute_unknownAccount_isNotFoundRatherThanAnEmptyPage() {
        when(accounts.find(TO)).thenReturn(Optional.empty());

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> new ListTransactions(accounts, entries).execute(QUERY))
                .withMessage("There is no account 00000000-0000-0000-0000-000000000002")
                .extracting(NotFound::code)
                .isEqualTo("account-not-found");
        verifyNoInteractions(entries);
    }
}
