package dev.heddle.example.usecase.transaction;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.usecase.OverloadedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The transactions of one account as they are made, each one once, in their order. For one thread. */
public final class TransactionFeed {

    /** How many are read at a time. */
    private static final int BATCH = 100;

    /** After how long it is looked for what other instances of the service have committed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final AccountId account;
    private final TransactionRepository entries;
    private final TransactionNews news;
    private final Semaphore reads;
    private Optional<TransactionId> last;

    TransactionFeed(AccountId account, Optional<TransactionId> last, TransactionRepository entries,
            TransactionNews news, Semaphore reads) {
        this.account = account;
        this.last = last;
        this.entries = entries;
        this.news = news;
        this.reads = reads;
    }

    /**
     * Hands over one after the other, and waits for the next; never returns. Nothing is read ahead of a receiver that is slow but for one batch.
     *
     * @throws X what the receiver throws
     * @throws InterruptedException if the thread is interrupted, as it is where its context is cancelled
     */
    public <X extends Exception> void forEach(Receiver<X> receiver) throws X, InterruptedException {
        try (TransactionNews.Follower follower = news.follow(account)) {
            while (true) {
                List<Transaction> batch = next(follower);
                for (Transaction transaction : batch) {
                    receiver.receive(transaction);
                    last = Optional.of(transaction.id());
                }
                if (batch.isEmpty()) {
                    follower.await(LONGEST_WAIT);
                }
            }
        }
    }

    /** Reads on. What all feeds want at the same moment must not crowd out the requests, and who follows can wait. */
    private List<Transaction> next(TransactionNews.Follower follower) throws InterruptedException {
        while (true) {
            Duration pause;
            reads.acquire();
            try {
                return entries.listAfter(account, last, BATCH);
            } catch (OverloadedException e) {
                pause = e.retryAfter();
            } finally {
                reads.release();
            }
            follower.await(pause);
        }
    }

    /** Takes one transaction. */
    @FunctionalInterface
    public interface Receiver<X extends Exception> {

        /** Takes the next one. */
        void receive(Transaction transaction) throws X, InterruptedException;
    }
}
