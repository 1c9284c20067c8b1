package dev.heddle.example.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.heddle.repository.Database;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the statements by which the running service sums up accounts; otherwise the database is what it was. */
final class SummaryStatements extends AbstractModule implements SqlLogger {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong lastEnd = new AtomicLong();

    @Provides
    @Singleton
    Database database(DataSource source) {
        return new Database(Jdbi.create(source).setSqlLogger(this));
    }

    int begun() {
        return begun.get();
    }

    int running() {
        return running.get();
    }

    /** Returns when the last one ended, by {@link System#nanoTime()}; moves on while they run. */
    long lastEnd() {
        return lastEnd.get();
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (isSummary(context)) {
            begun.incrementAndGet();
            running.incrementAndGet();
        }
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        ended(context);
    }

    @Override
    public void logException(StatementContext context, SQLException e) {
        ended(context);
    }

    private void ended(StatementContext context) {
        if (isSummary(context)) {
            lastEnd.set(System.nanoTime());
            running.decrementAndGet();
        }
    }

    private static boolean isSummary(StatementContext context) {
        return context.getRenderedSql().contains("AS received");
    }
}
