package com.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.guide.Bank.Account;
import dev.heddle.concurrency.WorkerPool;
import dev.heddle.leak.check.LeakCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class LeakTest {

    private final Bank bank = new Bank();

    @Test
    void balances_leaveNothingBehind() {
        assertThat(WorkerPool.map(8, List.of(new Account("a")), bank::balance)).hasSize(1);
    }

    @Test
    void watch_inPlainCode_tellsWhatIsLeft() throws Exception {
        WorkerPool<Account, Bank.Balance> forgotten;
        try (var leaks = LeakCheck.create().watch()) {
            forgotten = WorkerPool.builder().name("forgotten").open(bank::balance);

            assertThatExceptionOfType(AssertionError.class).isThrownBy(leaks::close)
                    .withMessageContaining("pool 'forgotten'");
            forgotten.close();
        }
    }
}
