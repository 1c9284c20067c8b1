package dev.heddle.example.usecase.user;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.usecase.UseCase;

/** Finds a user by id ({@code user-not-found}). */
public final class FindUser implements UseCase<UserId, User> {

    private final UserRepository users;

    public FindUser(UserRepository users) {
        this.users = requireNonNull(users, "users is null");
    }

    @Override
    public User execute(UserId id) {
        return users.find(id).orElseThrow(() -> NotFound.of("user", id));
    }
}
