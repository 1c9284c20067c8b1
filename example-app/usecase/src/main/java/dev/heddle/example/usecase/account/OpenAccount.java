package dev.heddle.example.usecase.account;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.NotFound;
import dev.heddle.domain.Violations;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.user.UserRepository;
import dev.heddle.usecase.IdGenerator;
import dev.heddle.usecase.UseCase;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens an empty account for a user ({@code user-not-found}). */
public final class OpenAccount implements UseCase<OpenAccount.Command, Account> {

    private final UserRepository users;
    private final AccountRepository accounts;
    private final IdGenerator ids;

    public OpenAccount(UserRepository users, AccountRepository accounts, IdGenerator ids) {
        this.users = requireNonNull(users, "users is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    @Override
    public Account execute(Command command) {
        if (users.find(command.owner()).isEmpty()) {
            throw NotFound.of("user", command.owner());
        }
        Account account = new Account(new AccountId(ids.next()), command.owner(), Money.zero(command.currency()));
        accounts.add(account);
        return account;
    }

    /** For whom to open an account, and in which currency. */
    public record Command(UserId owner, Currency currency) {

        public Command {
            requireNonNull(owner, "owner is null");
            requireNonNull(currency, "currency is null");
        }

        /**
         * Checks what a caller sent; null stands for what is missing.
         *
         * @throws dev.heddle.domain.Invalid with every violation
         */
        public static Command of(@Nullable UUID userId, @Nullable String currencyCode) {
            Optional<Currency> currency = Optional.ofNullable(currencyCode).flatMap(Money::currency);
            new Violations().check(userId != null, "userId", "must be the id of a user")
                    .check(currency.isPresent(), "currency", "must be a currency code of ISO 4217, such as EUR")
                    .throwIfAny();
            return new Command(new UserId(requireNonNull(userId)), currency.orElseThrow());
        }
    }
}
