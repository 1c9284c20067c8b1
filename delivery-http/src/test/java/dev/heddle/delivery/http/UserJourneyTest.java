package dev.heddle.delivery.http;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.domain.NotFound;
import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.domain.Violations;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One feature as a service would write it, from its routes to what its callers see. */
class UserJourneyTest {

    private final TestServer server = TestServer.of(new UserRoutes());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void register_valid_isCreatedAndFound() {
        HttpResponse<String> created = server.post("/users", "{\"name\":\"Ada\",\"email\":\"ada@example.org\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> found = server.get(location);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(created.body());
        assertThat(found.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(found.headers().firstValue("Date")).hasValueSatisfying(date -> assertThat(date).endsWith(" GMT"));
    }

    @Test
    void register_invalid_namesEveryViolation() {
        HttpResponse<String> refused = server.post("/users", "{\"name\":\"\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(refused)).containsEntry("code", "invalid")
                .containsEntry("errors", List.of(Map.of("pointer", "#/name", "detail", "must not be blank"),
                        Map.of("pointer", "#/email", "detail", "must contain an @")));
    }

    @Test
    void find_unknown_isNotFound() {
        UUID id = UUID.randomUUID();

        HttpResponse<String> missing = server.get("/users/" + id);

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(missing)).containsEntry("type", "urn:problem-type:user-not-found")
                .containsEntry("title", "User not found")
                .containsEntry("status", 404)
                .containsEntry("detail", "There is no user " + id)
                .containsEntry("code", "user-not-found")
                .containsEntry("requestId", missing.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private record User(UUID id, String name, String email) {}

    private record RegisterBody(@Nullable String name, @Nullable String email) {

        User toUser() {
            String name = name() == null ? "" : name();
            String email = email() == null ? "" : email();
            new Violations().check(!name.isBlank(), "name", "must not be blank")
                    .check(email.contains("@"), "email", "must contain an @")
                    .throwIfAny();
            return new User(UUID.randomUUID(), name, email);
        }
    }

    private static final class UserRoutes implements Routes {

        private static final Parser<UUID> ID = Parser.uuid();
        private static final Cursor<UUID> CURSOR = Cursor.of("users", id -> id, id -> id);

        private final Map<UUID, User> users = new ConcurrentHashMap<>();

        @Override
        public void addTo(Router router) {
            router.post("/users", this::register);
            router.get("/users", this::list);
            router.get("/users/{id}", this::find);
        }

        private Response register(Request request) {
            User user = request.body(RegisterBody.class).toUser();
            users.put(user.id(), user);
            return Response.created("/users/" + user.id(), user);
        }

        private Response find(Request request) {
            UUID id = request.path("id", ID);
            User user = users.get(id);
            if (user == null) {
                throw NotFound.of("user", id);
            }
            return Response.ok(user);
        }

        private Response list(Request request) {
            PageRequest<UUID> asked = Paging.request(request, CURSOR);
            List<User> found = users.values()
                    .stream()
                    .sorted(comparing(User::id))
                    .filter(user -> asked.after().map(after -> user.id().compareTo(after) > 0).orElse(true))
                    .limit(asked.limit() + 1L)
                    .toList();
            return Paging.response(request, Page.from(found, asked, User::id), user -> user, CURSOR);
        }
    }
}
