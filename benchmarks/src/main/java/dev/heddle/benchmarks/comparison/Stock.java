package dev.heddle.benchmarks.comparison;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Users with one account each, and money enough for any run. */
record Stock(List<UUID> users, List<UUID> accounts) {

    private static final int SIZE = 1_000;

    /** Adds new ones to the database, beside what is there. */
    static Stock add(Jdbi jdbi) {
        Stock stock = new Stock(newIds(), newIds());
        jdbi.useTransaction(stock::insert);
        jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE users, accounts, transactions"));
        return stock;
    }

    /** Writes the ids down, one a line, for the scripts that make the load. */
    void writeTo(Path folder) throws IOException {
        Files.write(folder.resolve("users.txt"), users.stream().map(UUID::toString).toList());
        Files.write(folder.resolve("accounts.txt"), accounts.stream().map(UUID::toString).toList());
    }

    private void insert(Handle handle) {
        PreparedBatch newUsers = handle.prepareBatch("INSERT INTO users (id, name, email, created_at) "
                + "VALUES (:id, 'Ada Lovelace', :id || '@example.org', now())");
        users.forEach(id -> newUsers.bind("id", id).add());
        newUsers.execute();

        PreparedBatch newAccounts = handle.prepareBatch("INSERT INTO accounts (id, user_id, currency, balance) "
                + "VALUES (:id, :user, 'EUR', 1000000000000)");
        for (int i = 0; i < SIZE; i++) {
            newAccounts.bind("id", accounts.get(i)).bind("user", users.get(i)).add();
        }
        newAccounts.execute();
    }

    private static List<UUID> newIds() {
        return Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(SIZE).toList();
    }
}
