package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static dev.heddle.example.usecase.transaction.Fixtures.accountOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.heddle.concurrency.TaskGroup;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.usecase.OverloadedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class FollowTransactionsTest {

    @Mock
    private AccountRepository accounts;

    @Mock
    private TransactionRepository entries;

    private final TransactionNews news = new TransactionNews();
    private final List<Transaction> committed = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Transaction> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void keepAccountsAndEntries() {
        lenient().when(accounts.find(TO)).thenReturn(Optional.of(accountOf(TO, 300, EUR)));
        lenient().when(entries.listAfter(eq(TO), any(), anyInt())).thenAnswer(call -> after(call.getArgument(1)));
    }

    private List<Transaction> after(Optional<TransactionId> last) {
        return committed.stream()
                .filter(made -> last.isEmpty() || made.id().value().compareTo(last.get().value()) > 0)
                .toList();
    }

    @Test
    void execute_unknownAccount_isNotFound() {
        when(accounts.find(TO)).thenReturn(Optional.empty());

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> follow(Optional.empty()))
                .extracting(NotFound::code)
                .isEqualTo("account-not-found");
    }

    @Test
    void forEach_afterOne_givesTheLaterOnesAndThenWhatComes() throws Exception {
        commit(1);
        commit(2);
        follow(Optional.of(id(1)), () -> {
            assertThat(received.take().id()).isEqualTo(id(2));
            commit(3);
            assertThat(received.take().id()).isEqualTo(id(3));
            commit(4);
            commit(5);
            assertThat(received.take().id()).isEqualTo(id(4));
            assertThat(received.take().id()).isEqualTo(id(5));
        });
        assertThat(received).isEmpty();
    }

    @Test
    void forEach_fromNowOn_leavesOutWhatWasThere() throws Exception {
        Transaction old = commit(1);
        when(entries.list(TO, new PageRequest<>(1, Optional.empty())))
                .thenReturn(new Page<>(List.of(old), Optional.empty()));
        follow(Optional.empty(), () -> {
            commit(2);
            assertThat(received.take().id()).isEqualTo(id(2));
        });
        verify(entries).list(TO, new PageRequest<>(1, Optional.empty()));
    }

    @Test
    void forEach_committedElsewhere_isFoundWithoutNews() throws Exception {
        follow(Optional.of(id(1)), () -> {
            committed.add(transaction(2));
            assertThat(received.take().id()).isEqualTo(id(2));
        });
    }

    @Test
    void forEach_tooMuchToDo_waitsAndGoesOn() throws Exception {
        when(entries.listAfter(eq(TO), any(), anyInt()))
                .thenThrow(new OverloadedException("on purpose", Duration.ofMillis(1)))
                .thenAnswer(call -> after(call.getArgument(1)));
        commit(2);
        follow(Optional.of(id(1)), () -> assertThat(received.take().id()).isEqualTo(id(2)));
    }

    @Test
    void forEach_manyFollow_readAFewAtATime() throws Exception {
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch read = new CountDownLatch(50);
        when(entries.listAfter(eq(TO), any(), anyInt())).thenAnswer(_ -> {
            int _ = most.accumulateAndGet(reading.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000_000); // so that they would overlap
            int _ = reading.decrementAndGet();
            read.countDown();
            return List.of();
        });
        FollowTransactions useCase = new FollowTransactions(accounts, entries, news);

        try (TaskGroup feeds = TaskGroup.open("feeds")) {
            for (int i = 0; i < 50; i++) {
                TransactionFeed feed = useCase.execute(new FollowTransactions.Query(TO, Optional.of(id(1))));
                feeds.start(() -> receiveFrom(feed));
            }
            read.await();
        }
        assertThat(most).hasValueBetween(1, 4);
    }

    @Test
    void forEach_receiverThrows_followsNoMore() throws Exception {
        commit(1);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new FollowTransactions(accounts,
                entries, news).execute(new FollowTransactions.Query(TO, Optional.of(id(0)))).forEach(_ -> {
                    throw new IllegalStateException("on purpose");
                }));
        assertThat(news.size()).isZero();
    }

    private TransactionFeed follow(Optional<TransactionId> after) {
        return new FollowTransactions(accounts, entries, news).execute(new FollowTransactions.Query(TO, after));
    }

    private void follow(Optional<TransactionId> after, Steps steps) throws Exception {
        TransactionFeed feed = follow(after);
        try (TaskGroup group = TaskGroup.open("follow")) {
            group.start(() -> receiveFrom(feed));
            steps.run();
            assertThat(news.size()).isOne();
        }
        assertThat(news.size()).isZero();
    }

    private void receiveFrom(TransactionFeed feed) {
        try {
            feed.forEach(received::put);
        } catch (InterruptedException _) {
            // the end of it
        }
    }

    private Transaction commit(int number) {
        Transaction transaction = transaction(number);
        committed.add(transaction);
        news.announce(transaction);
        return transaction;
    }

    private static Transaction transaction(int number) {
        return new Transaction(id(number), Optional.empty(), TO, new Money(300, EUR), NOW);
    }

    private static TransactionId id(int number) {
        return new TransactionId(new UUID(0, number));
    }

    private interface Steps {

        void run() throws Exception;
    }
}
