package dev.heddle.example.delivery.http.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.delivery.http.Problem;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.user.EmailAddress;
import dev.heddle.example.domain.user.User;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.user.FindUser;
import dev.heddle.example.usecase.user.ListUsers;
import dev.heddle.example.usecase.user.RegisterUser;
import dev.heddle.testing.http.HttpAnswer;
import dev.heddle.testing.http.HttpTester;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(MockitoExtension.class)
class UserRoutesTest {

    private static final UserId ID = new UserId(new UUID(0, 7));
    private static final User ADA = new User(ID, "Ada Lovelace", new EmailAddress("ada@example.org"), Instant.EPOCH);

    @Mock
    private RegisterUser registerUser;

    @Mock
    private FindUser findUser;

    @Mock
    private ListUsers listUsers;

    private HttpTester tester;

    @BeforeEach
    void open() {
        tester = HttpTester.local(new UserRoutes(registerUser, findUser, listUsers));
    }

    @Test
    void post_newUser_isCreated() {
        when(registerUser.execute(RegisterUser.Command.of("Ada Lovelace", "ada@example.org"))).thenReturn(ADA);

        HttpAnswer answer = tester.post("/users").json(Map.of("name", "Ada Lovelace", "email", "ada@example.org"))
                .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).hasValue("/users/" + ID);
        assertThat(answer.json(UserJson.class)).isEqualTo(UserJson.from(ADA));
    }

    @Test
    void post_severalViolations_areToldTogether() {
        HttpAnswer answer = tester.post("/users").json(Map.of("name", " ")).send();

        assertThat(answer.problem().status()).isEqualTo(422);
        assertThat(answer.json().path("errors").valueStream().map(error -> error.path("pointer").asString()))
                .containsExactly("#/name", "#/email");
        verifyNoInteractions(registerUser);
    }

    @Test
    void get_unknownUser_isNotFound() {
        when(findUser.execute(ID)).thenThrow(NotFound.of("user", ID));

        assertThat(tester.get("/users/{id}", ID).send().problem())
                .isEqualTo(Problem.of(404, "user-not-found", "There is no user 00000000-0000-0000-0000-000000000007"));
    }

    @Test
    void list_noUsers_isOneEmptyPage() {
        when(listUsers.execute(any())).thenReturn(new Page<>(List.of(), Optional.empty()));

        HttpAnswer answer = tester.get("/users").send();

        assertThat(answer.header("Link")).isEmpty();
        assertThat(answer.text()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }

    @Test
    void list_cursorOfAPage_leadsToTheNextOne() {
        when(listUsers.execute(new PageRequest<>(1, Optional.empty())))
                .thenReturn(new Page<>(List.of(ADA), Optional.of(ID)));
        when(listUsers.execute(new PageRequest<>(1, Optional.of(ID))))
                .thenReturn(new Page<>(List.of(), Optional.empty()));

        JsonNode first = tester.get("/users?limit=1").send().json();
        JsonNode second = tester.get("/users?limit=1").query("cursor", first.path("nextCursor").asString()).send()
                .json();

        assertThat(first.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").isEmpty()).isTrue();
    }
}
