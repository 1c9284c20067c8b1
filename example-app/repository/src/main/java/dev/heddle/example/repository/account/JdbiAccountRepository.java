package dev.heddle.example.repository.account;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.repository.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiAccountRepository implements AccountRepository {

    private final Database database;

    @Inject
    JdbiAccountRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Account account) {
        database.useHandle(handle -> handle
                .createUpdate(
                        """
                            INSERT INTO accounts (id, user_id, currency, balance) VALUES (:id, :userId, :currency, :balance)
                            """)
                .bind("id", account.id().value())
                .bind("userId", account.owner().value())
                .bind("currency", account.balance().currency().getCurrencyCode())
                .bind("balance", account.balance().amount())
                .execute());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.withHandle(
                handle -> handle.createQuery("""
                    SELECT id, user_id, currency, balance FROM accounts WHERE id = :id
                    """)
                        .bind("id", id.value())
                        .map(JdbiAccountRepository::account)
                        .findOne());
    }

    /** Rows are locked in the order in which the query gives them out. NO KEY: a new transaction may still refer to them. */
    @Override
    public Map<AccountId, Account> lock(Set<AccountId> ids) {
        return database.withHandle(handle -> handle
                .createQuery(
                        """
                            SELECT id, user_id, currency, balance FROM accounts WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE
                            """)
                .bindArray("ids", UUID.class, ids.stream().map(AccountId::value).toArray())
                .map(JdbiAccountRepository::account)
                .collect(toMap(Account::id, identity())));
    }

    @Override
    public void update(Collection<Account> accounts) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE accounts SET balance = :balance WHERE id = :id");
            for (Account account : accounts) {
                batch.bind("balance", account.balance().amount()).bind("id", account.id().value()).add();
            }
            batch.execute();
        });
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(new AccountId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new Money(row.getLong("balance"), Currency.getInstance(row.getString("currency"))));
    }
}
