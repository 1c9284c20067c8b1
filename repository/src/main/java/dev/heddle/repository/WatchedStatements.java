package dev.heddle.repository;

import dev.heddle.concurrency.Context;
import dev.heddle.usecase.Effects;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Begins no further statement in the middle of work whose context is cancelled, and lets rows be taken away from it; notes
 * statements that commit themselves.
 */
final class WatchedStatements implements StatementCustomizer {

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) {
        Context.current().throwIfCancelled();
    }

    @Override
    public void afterExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        if (statement.getConnection().getAutoCommit()) {
            Effects.mayStay();
        }
        QueryCancel cancel = context.getConfig(Work.class).cancel;
        if (cancel != null) {
            cancel.reads(statement.getResultSet());
        }
    }

    /** What a handle is doing; JDBI hands it on to the statements that the work makes. */
    public static final class Work implements JdbiConfig<Work> {

        private @Nullable QueryCancel cancel;

        /** Made by JDBI. */
        public Work() {}

        void isStoppedBy(QueryCancel cancel) {
            this.cancel = cancel;
        }

        @Override
        public Work createCopy() {
            Work copy = new Work();
            copy.cancel = cancel;
            return copy;
        }
    }
}
