package dev.heddle.benchmarks;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Which request is answered by what. */
final class Routes {

    private static final String USERS = "/users/";
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectReader NEW_USER = JSON.readerFor(Users.NewUser.class);
    private static final ObjectReader ORDER = JSON.readerFor(Transfers.Order.class);
    private static final ObjectWriter WRITER = JSON.writer();

    private final Users users;
    private final Transfers transfers;

    Routes(Users users, Transfers transfers) {
        this.users = users;
        this.transfers = transfers;
    }

    Answer answer(HttpServerRequest request, byte[] body) {
        String path = requireNonNullElse(request.path(), "");
        if (request.method().equals(HttpMethod.GET)) {
            return read(path, request.params());
        }
        if (request.method().equals(HttpMethod.POST)) {
            return write(path, body);
        }
        throw new Refused(405, "Only GET and POST are answered");
    }

    private Answer read(String path, MultiMap params) {
        if (path.startsWith(USERS)) {
            return json(users.find(UUID.fromString(path.substring(USERS.length()))));
        }
        return switch (path) {
            case "/users" -> json(list(params));
            case "/ping" -> Answer.text(200, "pong");
            default -> throw nothingAt(path);
        };
    }

    private Users.Slice list(MultiMap params) {
        int limit = Integer.parseInt(requireNonNullElse(params.get("limit"), "20"));
        return users.list(limit, Optional.ofNullable(params.get("cursor")).map(UUID::fromString));
    }

    private Answer write(String path, byte[] body) {
        return switch (path) {
            case "/users" -> {
                Users.User user = users.add(NEW_USER.readValue(body));
                yield Answer.created(USERS + user.id(), WRITER.writeValueAsBytes(user));
            }
            case "/transactions" -> {
                Transfers.Transaction entry = transfers.make(ORDER.readValue(body));
                yield Answer.created("/transactions/" + entry.id(), WRITER.writeValueAsBytes(entry));
            }
            default -> throw nothingAt(path);
        };
    }

    private static Answer json(Object value) {
        return Answer.json(WRITER.writeValueAsBytes(value));
    }

    private static Refused nothingAt(String path) {
        return new Refused(404, "There is nothing at " + path);
    }
}
