package dev.heddle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class PostgresExtensionTest {

    private static final AtomicInteger MIGRATIONS = new AtomicInteger();
    private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(PostgresExtensionTest::migrate);

    private static void migrate(DataSource source) {
        MIGRATIONS.incrementAndGet();
        execute(source, "CREATE TABLE notes (text text)");
    }

    @BeforeAll
    static void dataSource_outsideOfATest_saysWhereThereIsOne() {
        assertThatIllegalStateException().isThrownBy(POSTGRES::dataSource)
                .withMessageStartingWith("There is no database here: each test has its own");
    }

    @BeforeEach
    void dataSource_beforeEach_isTheTestsOwn() {
        execute(POSTGRES.dataSource(), "INSERT INTO notes VALUES ('before each')");
    }

    @RepeatedTest(4)
    @Execution(ExecutionMode.CONCURRENT)
    void dataSource_eachTest_isMigratedOnceAndSharedWithNobody() throws SQLException {
        execute(POSTGRES.dataSource(), "INSERT INTO notes VALUES ('mine')");

        assertThat(count(POSTGRES.dataSource())).isEqualTo(2);
        assertThat(MIGRATIONS).hasValue(1);
        assertThat(URLS.add(POSTGRES.jdbcUrl())).isTrue();
    }

    @Test
    void dataSource_threadStartedByTheTest_hasTheSame() throws InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();

        Thread.ofVirtual().start(() -> seen.add(POSTGRES.jdbcUrl())).join();

        assertThat(seen).containsExactly(POSTGRES.jdbcUrl());
    }

    @Test
    void parameter_dataSource_isTheTestsOwn(DataSource source) throws SQLException {
        assertThat(count(source)).isEqualTo(1);
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
