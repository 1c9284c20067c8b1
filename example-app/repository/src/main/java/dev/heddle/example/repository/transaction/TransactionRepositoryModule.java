package dev.heddle.example.repository.transaction;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import dev.heddle.example.usecase.transaction.IdempotencyKeys;
import dev.heddle.example.usecase.transaction.TransactionRepository;

/** Binds {@link TransactionRepository} and {@link IdempotencyKeys} to PostgreSQL. */
public final class TransactionRepositoryModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(TransactionRepository.class).to(JdbiTransactionRepository.class).in(SINGLETON);
        bind(IdempotencyKeys.class).to(JdbiIdempotencyKeys.class).in(SINGLETON);
    }
}
