package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.FROM;
import static dev.heddle.example.usecase.transaction.Fixtures.ID;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static dev.heddle.example.usecase.transaction.Fixtures.accountOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** Money is neither made nor lost, whatever the balances and the amount. */
@ExtendWith(MockitoExtension.class)
class TransferMoneyBalancesTest {

    @Mock
    private TransactionRepository entries;

    @Mock
    private IdempotencyKeys keys;

    @Test
    void execute_anyAmountThatFits_reachesOneAccountAsItLeavesTheOther() {
        assertThat(cases()).filteredOn(Case::fits).isNotEmpty().allSatisfy(each -> {
            InMemoryAccounts accounts = each.accounts();

            useCase(accounts).execute(each.command());

            assertThat(balance(accounts, FROM)).isEqualTo(each.from - each.amount);
            assertThat(balance(accounts, TO)).isEqualTo(each.to + each.amount);
            assertThat(sum(balance(accounts, FROM), balance(accounts, TO))).isEqualTo(sum(each.from, each.to));
        });
    }

    @Test
    void execute_anyAmountThatDoesNotFit_movesNothing() {
        assertThat(cases()).filteredOn(each -> !each.fits()).isNotEmpty().allSatisfy(each -> {
            InMemoryAccounts accounts = each.accounts();

            assertThat(catchThrowable(() -> useCase(accounts).execute(each.command()))).isInstanceOf(RuleBroken.class);

            assertThat(balance(accounts, FROM)).isEqualTo(each.from);
            assertThat(balance(accounts, TO)).isEqualTo(each.to);
        });
    }

    private TransferMoney useCase(InMemoryAccounts accounts) {
        return new TransferMoney(new CountingTransactions(), accounts, entries, keys, ID::value,
                InstantSource.fixed(NOW), new TransactionNews());
    }

    private static long balance(InMemoryAccounts accounts, AccountId id) {
        return accounts.find(id).orElseThrow().balance().amount();
    }

    private static BigInteger sum(long a, long b) {
        return BigInteger.valueOf(a).add(BigInteger.valueOf(b));
    }

    /** Every triple of the numbers at the edges and of some of every length in between, the same ones in every run. */
    private static List<Case> cases() {
        Random random = new Random(20261124);
        List<Long> numbers = LongStream.concat(
                LongStream.of(0, 1, 2, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE),
                random.longs(8).map(bits -> bits >>> random.nextInt(1, Long.SIZE))).boxed().toList();
        return numbers.stream()
                .flatMap(from -> numbers.stream()
                        .flatMap(to -> numbers.stream()
                                .filter(amount -> amount > 0)
                                .map(amount -> new Case(from, to, amount))))
                .toList();
    }

    private record Case(long from, long to, long amount) {

        boolean fits() {
            return amount <= from && sum(to, amount).bitLength() < Long.SIZE;
        }

        InMemoryAccounts accounts() {
            return new InMemoryAccounts(accountOf(FROM, from, EUR), accountOf(TO, to, EUR));
        }

        TransferMoney.Command command() {
            return new TransferMoney.Command(FROM, TO, new Money(amount, EUR), Optional.empty());
        }
    }
}
