package dev.heddle.example.usecase.transaction;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.usecase.account.AccountRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts for one thread, which therefore needs no lock. */
final class InMemoryAccounts implements AccountRepository {

    private final Map<AccountId, Account> byId = new HashMap<>();

    InMemoryAccounts(Account... accounts) {
        for (Account account : accounts) {
            add(account);
        }
    }

    @Override
    public void add(Account account) {
        byId.put(account.id(), account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Map<AccountId, Account> lock(Set<AccountId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).collect(toMap(Account::id, identity()));
    }

    @Override
    public void update(Collection<Account> accounts) {
        accounts.forEach(this::add);
    }
}
