package dev.heddle.example.repository.report;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.example.usecase.report.AccountSummaries;
import dev.heddle.repository.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiAccountSummaries implements AccountSummaries {

    private final Database database;

    @Inject
    JdbiAccountSummaries(Database database) {
        this.database = database;
    }

    /** One statement, which sees the account and its transactions as they were at one moment. */
    @Override
    public Optional<AccountSummary> find(AccountId account) {
        return database.withHandle(handle -> handle
                .createQuery(
                        """
                            SELECT id, currency, balance, came.entries + gone.entries AS transactions, came.total AS received,
                                   gone.total AS sent
                            FROM accounts,
                                 LATERAL (SELECT count(*) AS entries, coalesce(sum(amount), 0) AS total FROM transactions
                                          WHERE to_account = accounts.id) AS came,
                                 LATERAL (SELECT count(*) AS entries, coalesce(sum(amount), 0) AS total FROM transactions
                                          WHERE from_account = accounts.id) AS gone
                            WHERE id = :id
                            """)
                .bind("id", account.value())
                .map(JdbiAccountSummaries::summary)
                .findOne());
    }

    private static AccountSummary summary(ResultSet row, StatementContext context) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new AccountSummary(new AccountId(row.getObject("id", UUID.class)),
                new Money(row.getLong("balance"), currency), row.getLong("transactions"),
                sum(row, "received", currency), sum(row, "sent", currency));
    }

    /** PostgreSQL counts sums of bigint without a limit. */
    private static Money sum(ResultSet row, String column, Currency currency) throws SQLException {
        return Money.of(row.getBigDecimal(column).toBigIntegerExact(), currency);
    }
}
