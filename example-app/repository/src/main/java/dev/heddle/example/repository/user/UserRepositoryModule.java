package dev.heddle.example.repository.user;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import dev.heddle.example.usecase.user.UserRepository;

/** Binds {@link UserRepository} to PostgreSQL. */
public final class UserRepositoryModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(UserRepository.class).to(JdbiUserRepository.class).in(SINGLETON);
    }
}
