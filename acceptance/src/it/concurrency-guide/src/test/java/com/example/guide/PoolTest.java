package com.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.guide.Bank.Account;
import com.example.guide.Bank.Balance;
import dev.heddle.concurrency.Job;
import dev.heddle.concurrency.Outcome;
import dev.heddle.concurrency.Progress;
import dev.heddle.concurrency.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {

    private final Bank bank = new Bank();
    private final List<Account> accounts = bank.accounts("ada");

    @Test
    void map_keepsTheOrder() {
        List<Balance> balances = WorkerPool.map(8, accounts, bank::balance);

        assertThat(balances).extracting(Balance::account).containsExactly("ada-1", "ada-2");
    }

    @Test
    void forEach_handsOverAsTheyFinish() {
        List<String> lines = new ArrayList<>();

        WorkerPool.forEach(8, accounts, bank::balance, (account, outcome) -> lines.add(account.id() + switch (outcome) {
            case Outcome.Succeeded<Balance>(Balance balance) -> " has " + balance.amount();
            case Outcome.Failed<Balance>(Throwable failure) -> " failed: " + failure;
            case Outcome.Cancelled<Balance>(var cause) -> " was not asked: " + cause.message();
        }));

        assertThat(lines).containsExactlyInAnyOrder("ada-1 has 5", "ada-2 has 5");
    }

    @Test
    void pool_ofThreeWorkers_doesAllJobs() {
        List<Job<Account, Balance>> jobs = new ArrayList<>();
        Progress progress;

        try (WorkerPool<Account, Balance> pool = WorkerPool.builder().name("balances").workers(3).queue(100)
                .open(bank::balance)) {
            for (Account account : accounts) {
                jobs.add(pool.submit(account)); // waits while a hundred are waiting
            }
            pool.drain();
            progress = pool.progress();
        }

        assertThat(jobs).extracting(job -> job.result().amount()).containsExactly(5L, 5L);
        assertThat(progress).isEqualTo(new Progress(2, 0, 0, 0, 0));
    }
}
