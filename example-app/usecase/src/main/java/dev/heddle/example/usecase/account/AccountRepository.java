package dev.heddle.example.usecase.account;

import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps accounts. */
public interface AccountRepository {

    /** Adds a new account, whose owner is there. */
    void add(Account account);

    /** Finds an account by id. */
    Optional<Account> find(AccountId id);

    /**
     * Finds accounts and keeps everybody else from changing them until the open transaction ends. Locks in the order of
     * the ids, so that two callers never wait for each other. What is not found is not in the map.
     */
    Map<AccountId, Account> lock(Set<AccountId> ids);

    /** Stores the balances of accounts that the open transaction has locked. */
    void update(Collection<Account> accounts);
}
