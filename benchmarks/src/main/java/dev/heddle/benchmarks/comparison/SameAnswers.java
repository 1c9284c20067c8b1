package dev.heddle.benchmarks.comparison;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes sure, before anything is measured, that both services do the same work. */
final class SameAnswers {

    private static final JsonMapper JSON = new JsonMapper();

    private final Service one;
    private final Service other;

    SameAnswers(Service one, Service other) {
        this.one = one;
        this.other = other;
    }

    /**
     * Checks what is read; what is written is checked by its status, under load.
     *
     * @throws IllegalStateException if the services differ
     */
    void require(UUID user) throws IOException, InterruptedException {
        String find = "/users/" + user;
        requireEqual(find, json(one, find), json(other, find));
        // Only the items: a cursor is for its own service to understand.
        String list = Scenario.LIST_USERS.path();
        requireEqual(list, json(one, list).path("items"), json(other, list).path("items"));
    }

    private static JsonNode json(Service service, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = service.ask(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    service.name() + " answers " + path + " with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private static void requireEqual(String path, JsonNode answer, JsonNode otherAnswer) {
        if (answer.isMissingNode() || !answer.equals(otherAnswer)) {
            throw new IllegalStateException(
                    path + " is answered by " + answer + " here and by " + otherAnswer + " there");
        }
    }
}
