package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.ID;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.when;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class FindTransactionTest {

    @Mock
    private TransactionRepository entries;

    @Test
    void execute_knownId_givesTheTransaction() {
        Transaction deposit = new Transaction(ID, Optional.empty(), TO, new Money(300, EUR), NOW);
        when(entries.find(ID)).thenReturn(Optional.of(deposit));

        assertThat(new FindTransaction(entries).execute(ID)).isEqualTo(deposit);
    }

    @Test
    void execute_unknownId_isNotFound() {
        when(entries.find(ID)).thenReturn(Optional.empty());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> new FindTransaction(entries).execute(ID))
                .withMessage("There is no transaction 00000000-0000-0000-0000-000000000003")
                .extracting(NotFound::code)
                .isEqualTo("transaction-not-found");
    }
}
