package dev.heddle.example.repository.report;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import dev.heddle.example.usecase.report.AccountSummaries;

/** Binds {@link AccountSummaries} to PostgreSQL. */
public final class ReportRepositoryModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(AccountSummaries.class).to(JdbiAccountSummaries.class).in(SINGLETON);
    }
}
