package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.Violations;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.usecase.IdGenerator;
import dev.heddle.usecase.Transactions;
import dev.heddle.usecase.UseCase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings money from outside into an account, in the account's currency. */
public final class DepositMoney implements UseCase<DepositMoney.Command, Transaction> {

    private final Transactions transactions;
    private final AccountRepository accounts;
    private final TransactionRepository entries;
    private final InstantSource clock;
    private final OncePerKey oncePerKey;
    private final TransactionNews news;

    public DepositMoney(Transactions transactions, AccountRepository accounts, TransactionRepository entries,
            IdempotencyKeys keys, IdGenerator ids, InstantSource clock, TransactionNews news) {
        this.transactions = requireNonNull(transactions, "transactions is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.entries = requireNonNull(entries, "entries is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.oncePerKey = new OncePerKey(keys, entries, ids);
        this.news = requireNonNull(news, "news is null");
    }

    @Override
    public Transaction execute(Command command) {
        Transaction made = transactions.inTransaction(() -> {
            Account account = new LockedAccounts(accounts.lock(Set.of(command.to()))).account(command.to());
            return oncePerKey.make(command.key(), command.request(), id -> deposit(id, account, command.amount()));
        });
        news.announce(made);
        return made;
    }

    private Transaction deposit(TransactionId id, Account account, long amount) {
        Money money = new Money(amount, account.balance().currency());
        accounts.update(List.of(account.deposit(money)));
        Transaction entry = new Transaction(id, Optional.empty(), account.id(), money, clock.instant());
        entries.add(entry);
        return entry;
    }

    /** What to bring where; the amount is in minor units of the account's currency. */
    public record Command(AccountId to, long amount, Optional<IdempotencyKey> key) {

        public Command {
            requireNonNull(to, "to is null");
            requireNonNull(key, "key is null");
            if (amount < 1) {
                throw new IllegalArgumentException("amount must be positive, actual: " + amount);
            }
        }

        /**
         * Checks what a caller sent; null stands for what is missing.
         *
         * @throws dev.heddle.domain.Invalid with every violation
         */
        public static Command of(AccountId to, @Nullable Long amount, Optional<IdempotencyKey> key) {
            new Violations().check(amount != null && amount > 0, "amount", Amounts.RULE).throwIfAny();
            return new Command(to, requireNonNull(amount), key);
        }

        /** Stored with the key, and compared: to change these words is to forget what keys were used for. */
        private String request() {
            return "deposit " + to + " " + amount;
        }
    }
}
