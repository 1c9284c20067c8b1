package dev.heddle.repository;

import dev.heddle.concurrency.Context;
import java.sql.PreparedStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;

/** Begins no further statement in the middle of work whose context is cancelled. */
final class LookAtContext implements StatementCustomizer {

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) {
        Context.current().throwIfCancelled();
    }
}
