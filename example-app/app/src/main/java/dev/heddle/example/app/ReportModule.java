package dev.heddle.example.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.heddle.example.app.settings.Settings;
import dev.heddle.example.usecase.report.AccountSummaries;
import dev.heddle.example.usecase.report.ReportWorkers;
import dev.heddle.example.usecase.report.Reports;
import jakarta.inject.Singleton;

/** Binds what makes the reports and what keeps them. */
final class ReportModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Reports.class).toInstance(new Reports());
    }

    /** Each worker uses one connection: two fifths of them, so that the rest is for those who wait for an answer. */
    @Provides
    @Singleton
    static ReportWorkers workers(AccountSummaries summaries, Settings settings) {
        return new ReportWorkers(summaries, Math.max(1, settings.databasePoolSize() * 2 / 5));
    }
}
