package dev.heddle.example.usecase.user;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.Conflict;
import dev.heddle.domain.Violations;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.usecase.IdGenerator;
import dev.heddle.usecase.UseCase;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registers somebody under a name and an e-mail address that nobody else has ({@code email-in-use}). */
public final class RegisterUser implements UseCase<RegisterUser.Command, User> {

    private final UserRepository users;
    private final IdGenerator ids;
    private final InstantSource clock;

    public RegisterUser(UserRepository users, IdGenerator ids, InstantSource clock) {
        this.users = requireNonNull(users, "users is null");
        this.ids = requireNonNull(ids, "ids is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public User execute(Command command) {
        User user = new User(new UserId(ids.next()), command.name(), command.email(), clock.instant());
        if (!users.add(user)) {
            throw new Conflict("email-in-use", "The e-mail address " + command.email() + " is in use");
        }
        return user;
    }

    /** Whom to register. */
    public record Command(String name, EmailAddress email) {

        public Command {
            requireNonNull(name, "name is null");
            requireNonNull(email, "email is null");
            if (!User.isName(name)) {
                throw new IllegalArgumentException("name " + User.NAME_RULE + ", actual: '" + name + "'");
            }
        }

        /**
         * Checks what a caller sent; null stands for what is missing.
         *
         * @throws dev.heddle.domain.Invalid with every violation
         */
        public static Command of(@Nullable String name, @Nullable String email) {
            Optional<EmailAddress> address = Optional.ofNullable(email).flatMap(EmailAddress::parse);
            new Violations().check(name != null && User.isName(name), "name", User.NAME_RULE)
                    .check(address.isPresent(), "email",
                            "must be an e-mail address such as ada@example.org, of at most "
                                    + EmailAddress.MAX_LENGTH + " characters")
                    .throwIfAny();
            return new Command(requireNonNull(name), address.orElseThrow());
        }
    }
}
