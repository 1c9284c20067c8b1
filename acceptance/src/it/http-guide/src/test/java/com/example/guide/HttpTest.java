package com.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.delivery.http.Cors;
import dev.heddle.delivery.http.EntityTag;
import dev.heddle.delivery.http.Event;
import dev.heddle.delivery.http.Filter;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Problem;
import dev.heddle.delivery.http.ProblemException;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.RouteLimits;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.delivery.http.StreamLimits;
import dev.heddle.domain.NotFound;
import dev.heddle.testing.http.HttpAnswer;
import dev.heddle.testing.http.HttpTester;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTest {

    record Order(UUID id, String item, int quantity, int version) {}

    record PlaceOrder(@NotBlank String item, @NotNull @Positive Integer quantity, @Valid Address to) {}

    record Address(@NotBlank @Size(max = 100) String street) {}

    static final class OrderRoutes implements Routes {

        private static final Parser<UUID> ID = Parser.uuid();

        private final Map<UUID, Order> orders;
        private final BlockingQueue<Order> news = new LinkedBlockingQueue<>();

        OrderRoutes(Map<UUID, Order> orders) {
            this.orders = orders;
        }

        @Override
        public void addTo(Router router) {
            Router orders = router.at("/orders");
            orders.get("", this::list);
            orders.post("", this::place);
            orders.get("/{id}", this::find);
            orders.put("/{id}", this::change);
        }

        private Response list(Request request) {
            int limit = request.query("limit", Parser.integer(1, 100)).orElse(20);
            return Response.ok(orders.values().stream().limit(limit).toList());
        }

        private Response find(Request request) {
            Order order = order(request);
            return Response.ok(order).entityTag(EntityTag.strong("v" + order.version()));
        }

        private Response place(Request request) {
            PlaceOrder body = request.body(PlaceOrder.class);
            Order order = new Order(UUID.randomUUID(), body.item(), body.quantity(), 1);
            orders.put(order.id(), order);
            news.add(order);
            return Response.created("/orders/" + order.id(), order);
        }

        private Response change(Request request) {
            Order order = order(request);
            request.requireMatch(EntityTag.strong("v" + order.version()));
            PlaceOrder body = request.body(PlaceOrder.class);
            Order changed = new Order(order.id(), body.item(), body.quantity(), order.version() + 1);
            orders.put(order.id(), changed);
            return Response.ok(changed).entityTag(EntityTag.strong("v" + changed.version()));
        }

        private Order order(Request request) {
            UUID id = request.path("id", ID);
            return Optional.ofNullable(orders.get(id)).orElseThrow(() -> NotFound.of("order", id));
        }
    }

    static final class MoreRoutes implements Routes {

        private final Path file;
        private final BlockingQueue<Order> news;

        MoreRoutes(Path file, BlockingQueue<Order> news) {
            this.file = file;
            this.news = news;
        }

        @Override
        public void addTo(Router router) {
            Filter withKey = (request, next) -> {
                if (request.header("X-Api-Key").isEmpty()) {
                    throw new ProblemException(Problem.of(401, "no-key", "X-Api-Key is missing"));
                }
                return next.handle(request).header("Cache-Control", "no-store");
            };
            router.at("/admin").with(withKey).get("/orders/count", _ -> Response.ok(7));

            Router files = router.at("/files").streaming()
                    .with(RouteLimits.none().withMaxBodyBytes(1_000_000_000).withTimeout(Duration.ofMinutes(10))
                            .withMaxInFlight(20));
            files.put("/report", request -> {
                Files.copy(request.bodyStream(), file);
                return Response.noContent();
            });
            files.get("/report", _ -> Response.stream("application/octet-stream", out -> Files.copy(file, out)));

            router.events("/orders/events", _ -> events -> {
                while (true) {
                    Order order = news.take();
                    events.send(Event.of(order).withId(order.id().toString()).withName("placed"));
                }
            });
            router.webSocket("/echo", _ -> socket -> {
                for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
                    socket.send(text.get());
                }
            });
        }
    }

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final OrderRoutes orders = new OrderRoutes(new ConcurrentHashMap<>());
    private HttpServer server;

    @BeforeEach
    void start() {
        server = HttpServer.builder().port(0)
                .cors(Cors.origins("https://shop.example.org").withCredentials())
                .header("Referrer-Policy", "no-referrer")
                .streams(StreamLimits.defaults().withMaxOpen(10_000).withHeartbeat(Duration.ofSeconds(30)))
                .routes(orders, new MoreRoutes(folder.resolve("report"), orders.news))
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        client.close();
        server.close();
    }

    @Test
    void orders_arePlacedFoundAndChanged() throws Exception {
        HttpResponse<String> placed = send("POST", "/orders", """
            {"item": "loom", "quantity": 2, "to": {"street": "Weavers' Lane 1"}}""");
        assertThat(placed.statusCode()).isEqualTo(201);
        String path = placed.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> found = send("GET", path, "");
        assertThat(found.headers().firstValue("ETag")).hasValue("\"v1\"");
        assertThat(send("GET", path, "", "If-None-Match", "\"v1\"").statusCode()).isEqualTo(304);

        String change = "{\"item\": \"loom\", \"quantity\": 3}";
        assertThat(send("PUT", path, change).statusCode()).isEqualTo(428);
        assertThat(send("PUT", path, change, "If-Match", "\"v1\"").statusCode()).isEqualTo(200);
        assertThat(send("PUT", path, change, "If-Match", "\"v1\"").statusCode()).isEqualTo(412);
        assertThat(send("GET", "/orders?limit=101", "").statusCode()).isEqualTo(400);
    }

    @Test
    void orders_thatBreakRules_areRefusedWithAllOfThem() throws Exception {
        HttpResponse<String> refused = send("POST", "/orders", """
            {"item": "", "quantity": 0, "to": {"street": ""}}""");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("#/item", "#/quantity", "#/to/street");
    }

    @Test
    void tester_needsNoPort() {
        HttpTester tester = HttpTester.local(new OrderRoutes(new ConcurrentHashMap<>()));

        HttpAnswer answer = tester.post("/orders").json(Map.of("item", "loom", "quantity", 2)).send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(tester.get("/orders/{id}", UUID.randomUUID()).send().problem().code()).isEqualTo("order-not-found");
    }

    @Test
    void more_worksAsThePageSays() throws Exception {
        assertThat(send("GET", "/admin/orders/count", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/admin/orders/count", "", "X-Api-Key", "k").body()).isEqualTo("7");
        assertThat(send("PUT", "/files/report", "x".repeat(100_000)).statusCode()).isEqualTo(204);
        assertThat(send("GET", "/files/report", "").body()).hasSize(100_000);
    }

    @Test
    void events_areTold() throws Exception {
        var response = client.send(request("GET", "/orders/events", "").build(), BodyHandlers.ofLines());
        try (var lines = response.body()) {
            send("POST", "/orders", "{\"item\": \"loom\", \"quantity\": 2}");
            assertThat(lines.filter(line -> line.startsWith("event: ")).findFirst()).hasValue("event: placed");
        }
    }

    @Test
    void webSocket_answers() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/echo"), new WebSocket.Listener() {

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        answer.complete(text.toString());
                        return null;
                    }
                })
                .get();
        socket.sendText("hello", true);

        assertThat(answer.get()).isEqualTo("hello");
        socket.abort();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(method, path, body);
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }
}
