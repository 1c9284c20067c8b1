package dev.heddle.example.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.heddle.embedded.postgres.PostgresServer;
import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away and comes back, and a start without what it needs. */
class OutageTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    @TempDir
    Path folder;

    @Test
    void database_goesAwayAndComesBack_requestsGet503MeanwhileAndNothingNeedsARestart() throws IOException {
        PostgresServer postgres = PostgresServer.start(folder.resolve("data"));
        try (TcpProxy proxy = TcpProxy.to(port(postgres));
                RunningService service = RunningService.on(url(proxy.port()), postgres.user(),
                        Map.of("REQUEST_TIMEOUT", "2s"))) {
            String ada = service.register("ada");

            postgres.close();

            Answer refused = service.get("/users/" + ada);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
            assertThat(refused.text("code")).isEqualTo("unavailable");
            assertThat(service.get("/health/ready").status()).isEqualTo(503);
            assertThat(service.get("/health/live").status()).isEqualTo(200);

            postgres = PostgresServer.start(folder.resolve("data"));
            proxy.redirectTo(port(postgres));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(service.get("/health/ready").status()).isEqualTo(200);
                assertThat(service.get("/users/" + ada).status()).isEqualTo(200);
            });
        } finally {
            postgres.close();
        }
    }

    @Test
    void start_databaseNotThere_saysSoInOneLineWithoutThePassword() {
        Service service = service(Map.of("HTTP_PORT", "0", "DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                "DATABASE_USER", "ada", "DATABASE_PASSWORD", "secret"));

        assertThatExceptionOfType(ServiceStartException.class).isThrownBy(service::start)
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("jdbc:postgresql://127.0.0.1:1/none", "DATABASE_URL")
                                .doesNotContain("secret", "\n"));
    }

    @Test
    void start_portTaken_saysSoInOneLineAndLeavesNothingRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Service service = service(Map.of("HTTP_PORT", Integer.toString(taken.getLocalPort()), "DATABASE_URL",
                    POSTGRES.jdbcUrl(), "DATABASE_USER", POSTGRES.user()));

            assertThatExceptionOfType(ServiceStartException.class).isThrownBy(service::start)
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains(Integer.toString(taken.getLocalPort()), "HTTP_PORT")
                            .doesNotContain("\n"));
        }
    }

    private static Service service(Map<String, String> environment) {
        return Guice
                .createInjector(Stage.PRODUCTION, Main.modules(new HashMap<>(environment), Path.of("none.properties")))
                .getInstance(Service.class);
    }

    private static int port(PostgresServer postgres) {
        String url = postgres.jdbcUrl();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }
}
