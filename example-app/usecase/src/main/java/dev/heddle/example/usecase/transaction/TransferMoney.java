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
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves money from one account to another of the same currency, as far as there is money ({@code insufficient-funds}). */
public final class TransferMoney implements UseCase<TransferMoney.Command, Transaction> {

    private final Transactions transactions;
    private final AccountRepository accounts;
    private final TransactionRepository entries;
    private final InstantSource clock;
    private final OncePerKey oncePerKey;
    private final TransactionNews news;

    public TransferMoney(Transactions transactions, AccountRepository accounts, TransactionRepository entries,
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
            LockedAccounts locked = new LockedAccounts(accounts.lock(Set.of(command.from(), command.to())));
            Account from = locked.account(command.from());
            Account to = locked.account(command.to());
            return oncePerKey.make(command.key(), command.request(), id -> transfer(id, from, to, command.money()));
        });
        news.announce(made);
        return made;
    }

    private Transaction transfer(TransactionId id, Account from, Account to, Money money) {
        accounts.update(List.of(from.withdraw(money), to.deposit(money)));
        Transaction entry = new Transaction(id, Optional.of(from.id()), to.id(), money, clock.instant());
        entries.add(entry);
        return entry;
    }

    /** What to move from where to where. */
    public record Command(AccountId from, AccountId to, Money money, Optional<IdempotencyKey> key) {

        public Command {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
            requireNonNull(money, "money is null");
            requireNonNull(key, "key is null");
            if (from.equals(to)) {
                throw new IllegalArgumentException("from and to must differ, actual: " + to);
            }
            if (money.amount() == 0) {
                throw new IllegalArgumentException("money must be positive, actual: " + money);
            }
        }

        /**
         * Checks what a caller sent; null stands for what is missing.
         *
         * @throws dev.heddle.domain.Invalid with every violation
         */
        public static Command of(@Nullable UUID from, @Nullable UUID to, @Nullable Long amount,
                @Nullable String currencyCode, Optional<IdempotencyKey> key) {
            Optional<Currency> currency = Optional.ofNullable(currencyCode).flatMap(Money::currency);
            new Violations().check(from != null, "from", "must be the id of an account")
                    .check(to != null, "to", "must be the id of an account")
                    .check(from == null || !from.equals(to), "to", "must be another account than from")
                    .check(amount != null && amount > 0, "amount", Amounts.RULE)
                    .check(currency.isPresent(), "currency", "must be a currency code of ISO 4217, such as EUR")
                    .throwIfAny();
            return new Command(new AccountId(requireNonNull(from)), new AccountId(requireNonNull(to)),
                    new Money(requireNonNull(amount), currency.orElseThrow()), key);
        }

        /** Stored with the key, and compared: to change these words is to forget what keys were used for. */
        private String request() {
            return "transfer " + from + " " + to + " " + money;
        }
    }
}
