package dev.heddle.testing.http;

import dev.heddle.delivery.http.Event;
import dev.heddle.delivery.http.Filter;
import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.RouteLimits;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.Violations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One of each kind of route. */
final class ServiceRoutes implements Routes {

    static final String SECRET = "jdbc:postgresql://db/secret";

    private static final Filter NO_STORE = (request, next) -> next.handle(request).header("Cache-Control", "no-store");
    private static final RouteLimits SHORT = RouteLimits.none().withTimeout(Duration.ofMillis(30));

    record Seat(@Nullable String row, @Nullable Integer number) {}

    @Override
    public void addTo(Router router) {
        Router seats = router.at("/seats").with(NO_STORE);
        seats.post("", ServiceRoutes::reserve);
        seats.get("/{row}/{number}", ServiceRoutes::find);
        router.get("/echo", request -> Response.text(request.query() + " " + request.query("name", Parser.string())
                + " " + request.header("X-Name").orElse("none")));
        router.get("/text/{text}", request -> Response.text(request.path("text", Parser.string())));
        router.get("/missing/{id}", request -> {
            throw NotFound.of("seat", request.path("id", Parser.string()));
        });
        router.get("/broken", _ -> {
            throw new IllegalStateException(SECRET);
        });
        router.get("/export", _ -> Response.stream("text/csv", out -> {
            for (int i = 0; i < 20_000; i++) {
                out.write("row\n".getBytes(StandardCharsets.US_ASCII));
            }
        }));
        router.get("/torn", _ -> Response.stream("text/csv", out -> {
            out.write('x');
            out.flush();
            throw new IllegalStateException(SECRET);
        }));
        router.streaming().post("/import",
                request -> Response.text("read " + request.bodyStream().readAllBytes().length));
        router.streaming().post("/ignored", _ -> Response.text("fine"));
        router.events("/feed", _ -> events -> {
            for (int i = 1; i <= 3; i++) {
                events.send(Event.of(new Seat("A", i)).withId("id-" + i).withName("seat"));
            }
        });
        router.events("/endless", _ -> events -> {
            for (int i = 1;; i++) {
                events.send(Event.of(i));
            }
        });
        router.webSocket("/talk", _ -> socket -> socket.send("hello"));
        router.with(SHORT).get("/slow", ServiceRoutes::waitForEver);
        router.with(SHORT).post("/slow", ServiceRoutes::waitForEver);
    }

    private static Response reserve(Request request) {
        Seat seat = request.body(Seat.class);
        Violations violations = new Violations();
        violations.check(seat.row() != null, "row", "must be there");
        violations.throwIfAny();
        return Response.created("/seats/" + seat.row() + "/" + seat.number(), seat);
    }

    private static Response find(Request request) {
        int number = request.path("number", Parser.integer(1, 40));
        request.query("limit", Parser.integer(1, 9));
        return Response.ok(new Seat(request.path("row", Parser.string()), number));
    }

    private static Response waitForEver(Request request) throws InterruptedException {
        new CountDownLatch(1).await();
        return Response.noContent();
    }
}
