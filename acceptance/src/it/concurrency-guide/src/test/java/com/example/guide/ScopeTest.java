package com.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.example.guide.Bank.Account;
import com.example.guide.Bank.Overview;
import com.example.guide.Bank.User;
import dev.heddle.concurrency.Outcome;
import dev.heddle.concurrency.Task;
import dev.heddle.concurrency.TaskScope;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private final Bank bank = new Bank();

    Overview overview(String id) {
        try (var scope = TaskScope.open()) {
            Task<User> user = scope.fork(() -> bank.user(id));
            Task<List<Account>> accounts = scope.fork(() -> bank.accounts(id));
            scope.join();
            return new Overview(user.result(), accounts.result());
        }
    }

    @Test
    void overview_ofTwoTasks_hasBothResults() {
        assertThat(overview("ada").accounts()).hasSize(2);
        assertThat(overview("ada").user()).isEqualTo(new User("ada"));
    }

    @Test
    void failure_ofOneTask_endsTheOther() {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> bank.neverOpened.await());
                scope.fork(() -> {
                    throw new IllegalStateException("the bank is closed");
                });
                scope.join();
            }
        }).withMessage("the bank is closed");
    }

    String fastest(List<Callable<String>> mirrors) {
        try (var scope = TaskScope.<String>firstSuccess()) {
            mirrors.forEach(scope::fork);
            return scope.join();
        }
    }

    @Test
    void fastest_ofThree_isTheOneThatSucceeds() {
        Callable<String> broken = () -> {
            throw new IllegalStateException("down");
        };
        Callable<String> slow = () -> {
            bank.neverOpened.await();
            return "slow";
        };

        assertThat(fastest(List.of(broken, slow, () -> "here"))).isEqualTo("here");
    }

    List<String> report(List<Callable<String>> parts) {
        try (var scope = TaskScope.<String>gatherAll()) {
            parts.forEach(scope::fork);
            return scope.join().stream().map(outcome -> switch (outcome) {
                case Outcome.Succeeded<String>(String value) -> value;
                case Outcome.Failed<String>(Throwable failure) -> "failed: " + failure.getMessage();
                case Outcome.Cancelled<String>(var cause) -> cause.message();
            }).toList();
        }
    }

    @Test
    void report_withAFailedPart_hasTheOthers() {
        assertThat(report(List.of(() -> "one", () -> {
            throw new IllegalStateException("two");
        }, () -> "three"))).containsExactly("one", "failed: two", "three");
    }

    void warmUp(List<Account> accounts) {
        try (var scope = TaskScope.builder().name("warm-up").limit(20).failFast()) {
            for (Account account : accounts) {
                scope.fork(() -> bank.balance(account)); // waits while twenty are under way
            }
            scope.join();
        }
    }

    @Test
    void warmUp_ofMoreThanTheLimit_asksForAll() {
        warmUp(java.util.stream.IntStream.range(0, 100).mapToObj(i -> new Account("a" + i)).toList());

        assertThat(bank.asked).hasValue(100);
    }
}
