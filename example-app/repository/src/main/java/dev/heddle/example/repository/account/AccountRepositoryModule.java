package dev.heddle.example.repository.account;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import dev.heddle.example.usecase.account.AccountRepository;

/** Binds {@link AccountRepository} to PostgreSQL. */
public final class AccountRepositoryModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(AccountRepository.class).to(JdbiAccountRepository.class).in(SINGLETON);
    }
}
