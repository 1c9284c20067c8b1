package dev.heddle.benchmarks;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The users in the database. */
final class Users {

    private static final int MAX_LIMIT = 100;
    private static final String COLUMNS = "SELECT id, name, email, created_at FROM users ";

    private final Jdbi jdbi;

    Users(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    User find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "WHERE id = ?").bind(0, id).map(Users::user)
                .findOne())
                .orElseThrow(() -> new Refused(404, "There is no user " + id));
    }

    Slice list(int limit, Optional<UUID> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ", actual: " + limit);
        }
        List<User> found = jdbi.withHandle(handle -> {
            Query query = cursor.isPresent()
                    ? handle.createQuery(COLUMNS + "WHERE id > ? ORDER BY id LIMIT ?").bind(0, cursor.get())
                            .bind(1, limit + 1)
                    : handle.createQuery(COLUMNS + "ORDER BY id LIMIT ?").bind(0, limit + 1);
            return query.map(Users::user).list();
        });
        return Slice.of(found, limit);
    }

    User add(NewUser wanted) {
        User user = new User(UuidCreator.getTimeOrderedEpoch(), wanted.name(), wanted.email(),
                Instant.now().truncatedTo(MICROS));
        int added = jdbi.withHandle(handle -> handle
                .createUpdate("INSERT INTO users (id, name, email, created_at) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT (lower(email)) DO NOTHING")
                .bind(0, user.id()).bind(1, user.name()).bind(2, user.email())
                .bind(3, user.createdAt().atOffset(ZoneOffset.UTC))
                .execute());
        if (added == 0) {
            throw new Refused(409, "The e-mail address " + user.email() + " is in use");
        }
        return user;
    }

    private static User user(ResultSet row, StatementContext context) throws SQLException {
        return new User(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    record NewUser(String name, String email) {

        NewUser {
            requireNonNull(name, "name is null");
            requireNonNull(email, "email is null");
        }
    }

    record User(UUID id, String name, String email, Instant createdAt) {}

    record Slice(List<User> items, @Nullable UUID nextCursor) {

        static Slice of(List<User> found, int limit) {
            if (found.size() <= limit) {
                return new Slice(found, null);
            }
            return new Slice(found.subList(0, limit), found.get(limit - 1).id());
        }
    }
}
