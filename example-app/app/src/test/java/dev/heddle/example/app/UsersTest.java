package dev.heddle.example.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class UsersTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.on(POSTGRES);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void post_newUser_isCreatedAndFound() {
        Answer created = service.post("/users", """
            {"name": "Ada Lovelace", "email": "ada@example.org"}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/users/" + created.text("id"));
        assertThat(created.text("name")).isEqualTo("Ada Lovelace");
        assertThat(created.text("email")).isEqualTo("ada@example.org");
        assertThat(Instant.parse(created.text("createdAt"))).isBeforeOrEqualTo(Instant.now());
        assertThat(service.get(created.header("Location")).json()).isEqualTo(created.json());
    }

    @Test
    void post_emailInUseInOtherLetters_isAConflict() {
        service.register("ada");

        Answer again = service.post("/users", """
            {"name": "Another", "email": "ADA@Example.Org"}""");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("email-in-use");
    }

    @Test
    void list_moreThanAPage_isWalkedByItsLinksInOrder() {
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            registered.add(service.register("user" + i));
        }

        List<String> listed = new ArrayList<>();
        String next = "/users?limit=3";
        while (!next.isEmpty()) {
            Answer page = service.get(next);
            page.json().path("items").valueStream().map(JsonNode::toString).forEach(listed::add);
            assertThat(page.json().path("items").size()).isLessThanOrEqualTo(3);
            next = nextLink(page);
        }

        assertThat(listed).hasSize(7).zipSatisfy(registered, (item, id) -> assertThat(item).contains(id));
    }

    private static String nextLink(Answer page) {
        String link = page.header("Link");
        if (link.isEmpty()) {
            assertThat(page.json().path("nextCursor").isNull()).isTrue();
            return "";
        }
        assertThat(link).startsWith("<").endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }
}
