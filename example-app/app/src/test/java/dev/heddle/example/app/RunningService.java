package dev.heddle.example.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.util.Modules;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service as {@link Main} wires it, on a free port and the database of the running test; closed by the test. */
final class RunningService implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Service service;
    private final URI base;

    private RunningService(Service service, int port) {
        this.service = service;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    static RunningService on(PostgresExtension postgres) {
        return on(postgres.jdbcUrl(), postgres.user(), Map.of());
    }

    /** Starts it with some of its bindings replaced by those of the module. */
    static RunningService on(PostgresExtension postgres, Module replacements) {
        return on(postgres, Map.of(), replacements);
    }

    static RunningService on(PostgresExtension postgres, Map<String, String> more) {
        return on(postgres, more, Modules.EMPTY_MODULE);
    }

    static RunningService on(PostgresExtension postgres, Map<String, String> more, Module replacements) {
        return on(postgres.jdbcUrl(), postgres.user(), more, replacements);
    }

    static RunningService on(String jdbcUrl, String user, Map<String, String> more) {
        return on(jdbcUrl, user, more, Modules.EMPTY_MODULE);
    }

    private static RunningService on(String jdbcUrl, String user, Map<String, String> more, Module replacements) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("HTTP_PORT", "0");
        environment.put("DATABASE_URL", jdbcUrl);
        environment.put("DATABASE_USER", user);
        Injector injector = Guice.createInjector(Stage.PRODUCTION,
                Modules.override(Main.modules(environment, Path.of("none.properties"))).with(replacements));
        Service service = injector.getInstance(Service.class);
        service.start();
        return new RunningService(service, injector.getInstance(HttpServer.class).port());
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String json) {
        return send(posting(path, json));
    }

    Answer post(String path, String json, String idempotencyKey) {
        return send(posting(path, json).header("Idempotency-Key", idempotencyKey));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    int port() {
        return base.getPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    String register(String name) {
        return post("/users", """
            {"name": "%s", "email": "%s@example.org"}""".formatted(name, name)).text("id");
    }

    String openAccount(String userId) {
        return post("/accounts", """
            {"userId": "%s", "currency": "EUR"}""".formatted(userId)).text("id");
    }

    Answer deposit(String account, long amount) {
        return post("/accounts/" + account + "/deposits", """
            {"amount": %d}""".formatted(amount));
    }

    static String transfer(String from, String to, long amount) {
        return """
            {"from": "%s", "to": "%s", "amount": %d, "currency": "EUR"}""".formatted(from, to, amount);
    }

    long balance(String account) {
        return get("/accounts/" + account).json().get("balance").asLong();
    }

    private HttpRequest.Builder posting(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    @Override
    public void close() {
        client.close();
        stop();
    }

    /** Stops the service; who asks it may still get an answer. */
    void stop() {
        try {
            service.stop();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** What the service answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }
    }
}
