package dev.heddle.example.usecase.user;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.usecase.UseCase;

/** Lists all users, page by page, in the order in which they came. */
public final class ListUsers implements UseCase<PageRequest<UserId>, Page<User, UserId>> {

    private final UserRepository users;

    public ListUsers(UserRepository users) {
        this.users = requireNonNull(users, "users is null");
    }

    @Override
    public Page<User, UserId> execute(PageRequest<UserId> request) {
        return users.list(request);
    }
}
