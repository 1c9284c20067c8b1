package dev.heddle.example.repository;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.repository.Database;
import java.util.Optional;

/** Rows that a test needs only because other rows refer to them. */
public final class Rows {

    private Rows() {}

    /** Adds a user, whose e-mail address is made of the id. */
    public static void addUser(Database database, UserId id) {
        database.useHandle(
                handle -> handle.execute("""
                    INSERT INTO users (id, name, email, created_at) VALUES (?, 'Ada', ?, now())
                    """, id.value(), id + "@example.org"));
    }

    /** Adds an account without money, in EUR, with an owner of its own. */
    public static void addAccount(Database database, AccountId id) {
        addAccount(database, id, 0);
    }

    /** Adds an account in EUR, with an owner of its own. */
    public static void addAccount(Database database, AccountId id, long balance) {
        UserId owner = new UserId(id.value());
        addUser(database, owner);
        database.useHandle(
                handle -> handle.execute("""
                    INSERT INTO accounts (id, user_id, currency, balance) VALUES (?, ?, 'EUR', ?)
                    """, id.value(), owner.value(), balance));
    }

    /** Adds a deposit to an account that is there. */
    public static void addTransaction(Database database, TransactionId id, AccountId to) {
        addTransaction(database, id, Optional.empty(), to, 1);
    }

    /** Adds a transaction between accounts that are there; or a deposit. */
    public static void addTransaction(Database database, TransactionId id, Optional<AccountId> from, AccountId to,
            long amount) {
        database.useHandle(handle -> handle
                .execute("""
                    INSERT INTO transactions (id, from_account, to_account, amount, currency, created_at)
                    VALUES (?, CAST(? AS uuid), ?, ?, 'EUR', now())
                    """, id.value(), from.map(AccountId::value).orElse(null), to.value(), amount));
    }
}
