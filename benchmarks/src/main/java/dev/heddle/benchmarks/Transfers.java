package dev.heddle.benchmarks;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Money that moves between two accounts, in one database transaction. */
final class Transfers {

    private final Jdbi jdbi;

    Transfers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Transaction make(Order order) {
        return jdbi.inTransaction(handle -> {
            List<Account> accounts = lock(handle, order);
            Account from = pick(accounts, order.from());
            Account to = pick(accounts, order.to());
            requireFunds(order, from, to);
            move(handle, order.amount(), from, to);
            return record(handle, order);
        });
    }

    private static List<Account> lock(Handle handle, Order order) {
        return handle.createQuery("SELECT id, currency, balance FROM accounts WHERE id IN (?, ?) "
                + "ORDER BY id FOR NO KEY UPDATE")
                .bind(0, order.from()).bind(1, order.to())
                .map((row, context) -> new Account(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
                .list();
    }

    private static Account pick(List<Account> accounts, UUID id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findAny()
                .orElseThrow(() -> new Refused(404, "There is no account " + id));
    }

    private static void requireFunds(Order order, Account from, Account to) {
        if (!order.currency().equals(from.currency()) || !order.currency().equals(to.currency())) {
            throw new Refused(422, "Both accounts must be in " + order.currency());
        }
        if (from.balance() < order.amount()) {
            throw new Refused(422, "Account " + from.id() + " holds less than " + order.amount());
        }
    }

    private static void move(Handle handle, long amount, Account from, Account to) {
        handle.prepareBatch("UPDATE accounts SET balance = ? WHERE id = ?")
                .bind(0, from.balance() - amount).bind(1, from.id()).add()
                .bind(0, Math.addExact(to.balance(), amount)).bind(1, to.id()).add()
                .execute();
    }

    private static Transaction record(Handle handle, Order order) {
        Transaction entry = new Transaction(UuidCreator.getTimeOrderedEpoch(), order.from(), order.to(),
                order.amount(), order.currency(), Instant.now().truncatedTo(MICROS));
        handle.createUpdate("INSERT INTO transactions (id, from_account, to_account, amount, currency, created_at) "
                + "VALUES (?, ?, ?, ?, ?, ?)")
                .bind(0, entry.id()).bind(1, entry.from()).bind(2, entry.to())
                .bind(3, entry.amount()).bind(4, entry.currency()).bind(5, entry.createdAt().atOffset(ZoneOffset.UTC))
                .execute();
        return entry;
    }

    private record Account(UUID id, String currency, long balance) {}

    record Order(UUID from, UUID to, long amount, String currency) {

        Order {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
            requireNonNull(currency, "currency is null");
            if (amount < 1 || from.equals(to)) {
                throw new IllegalArgumentException("nothing to move");
            }
        }
    }

    record Transaction(UUID id, UUID from, UUID to, long amount, String currency, Instant createdAt) {}
}
