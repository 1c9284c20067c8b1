package dev.heddle.example.app;

import com.google.inject.Module;
import dev.heddle.example.app.settings.SettingsModule;
import dev.heddle.example.delivery.http.account.AccountHttpModule;
import dev.heddle.example.delivery.http.ping.PingHttpModule;
import dev.heddle.example.delivery.http.report.ReportHttpModule;
import dev.heddle.example.delivery.http.transaction.TransactionHttpModule;
import dev.heddle.example.delivery.http.user.UserHttpModule;
import dev.heddle.example.repository.account.AccountRepositoryModule;
import dev.heddle.example.repository.report.ReportRepositoryModule;
import dev.heddle.example.repository.transaction.TransactionRepositoryModule;
import dev.heddle.example.repository.user.UserRepositoryModule;
import java.nio.file.Path;
import java.util.Map;

/** Runs the payments service until it is told to stop. */
public final class Main {

    private Main() {}

    /** Starts the service; what it can't start with is said on the standard error, and ends the process with 1. */
    public static void main(String[] args) {
        Launcher.launch(modules(System.getenv(), Path.of("settings.properties")));
    }

    static Module[] modules(Map<String, String> environment, Path settingsFile) {
        return new Module[]{
            new SettingsModule(environment, settingsFile),
            new ClockModule(),
            new MetricsModule(),
            new DatabaseModule(),
            new HttpModule(),
            new UseCaseModule(),
            new ReportModule(),

            new PingHttpModule(),

            new UserRepositoryModule(),
            new UserHttpModule(),

            new AccountRepositoryModule(),
            new AccountHttpModule(),

            new TransactionRepositoryModule(),
            new TransactionHttpModule(),

            new ReportRepositoryModule(),
            new ReportHttpModule()};
    }
}
