package dev.heddle.example.repository.user;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.user.UserRepository;
import dev.heddle.repository.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiUserRepository implements UserRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;

    @Inject
    JdbiUserRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(User user) {
        return database.withHandle(handle -> handle.createUpdate("""
            INSERT INTO users (id, name, email, created_at)
            VALUES (:id, :name, :email, :createdAt)
            ON CONFLICT (lower(email)) DO NOTHING
            """)
                .bind("id", user.id().value())
                .bind("name", user.name())
                .bind("email", user.email().value())
                .bind("createdAt", user.createdAt())
                .execute()) == 1;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database
                .withHandle(handle -> handle.createQuery("""
                    SELECT id, name, email, created_at FROM users WHERE id = :id
                    """)
                        .bind("id", id.value())
                        .map(JdbiUserRepository::user)
                        .findOne());
    }

    @Override
    public Page<User, UserId> list(PageRequest<UserId> request) {
        List<User> found = database.withHandle(handle -> handle
                .createQuery("""
                    SELECT id, name, email, created_at FROM users WHERE id > :after ORDER BY id LIMIT :limit
                    """)
                .bind("after", request.after().map(UserId::value).orElse(BEFORE_ALL))
                .bind("limit", request.limit() + 1)
                .map(JdbiUserRepository::user)
                .list());
        return Page.from(found, request, User::id);
    }

    private static User user(ResultSet row, StatementContext context) throws SQLException {
        return new User(new UserId(row.getObject("id", UUID.class)), row.getString("name"),
                new EmailAddress(row.getString("email")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
