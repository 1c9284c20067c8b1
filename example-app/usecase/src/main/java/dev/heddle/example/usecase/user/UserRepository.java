package dev.heddle.example.usecase.user;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import java.util.Optional;

/** Keeps users. */
public interface UserRepository {

    /** Adds the user, unless the e-mail address, in small or capital letters, belongs to somebody; says whether it did. */
    boolean add(User user);

    /** Finds a user by id. */
    Optional<User> find(UserId id);

    /** Lists users by id, which is the order in which they came. */
    Page<User, UserId> list(PageRequest<UserId> request);
}
