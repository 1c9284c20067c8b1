package dev.heddle.example.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clumsy caller sends, and that the answer tells what to change. */
class BadInputTest {

    private static final String ID = "00000000-0000-0000-0000-000000000007";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /users        | {"name": "Ada", "email"                            | 400 | malformed-json
        /users        | ``                                                 | 400 | JSON
        /users        | null                                               | 400 | object
        /users        | [1]                                                | 400 | object
        /users        | {"name": "Ada", "email": "a@b.co", "age": 7}       | 400 | age
        /users        | {"name": 7, "email": "a@b.co"}                     | 400 | name
        /users        | {"name": "Ada", "name": "Bob", "email": "a@b.co"}  | 400 | each field once
        /users        | {"name": "A\\u0000", "email": "a@b.co"}            | 400 | #/name must be well-formed Unicode
        /users        | {"name": "A\\ud800", "email": "a@b.co"}            | 400 | #/name must be well-formed Unicode
        /users        | {"name": "A\\u0007", "email": "a@b.co"}            | 422 | none a control character
        /users        | {"name": "Ada", "email": "nobody"}                 | 422 | email
        /accounts     | {"userId": "7", "currency": "EUR"}                 | 400 | userId
        /accounts     | {"userId": "00000000-0000-0000-0000-000000000007", "currency": "QQQ"} | 422 | ISO 4217
        /accounts     | {"userId": "00000000-0000-0000-0000-000000000007", "currency": "eur"} | 422 | ISO 4217
        /accounts     | {"userId": "00000000-0000-0000-0000-000000000007", "currency": "EUR"} | 404 | There is no user
        /accounts     | {}                                                 | 422 | userId
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": -1}                  | 422 | from 1 to 9223372036854775807
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": 0}                   | 422 | from 1 to 9223372036854775807
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": 1.5}                 | 400 | whole number
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": "1"}                 | 400 | whole number
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": true}                | 400 | whole number
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": 9223372036854775808} | 400 | amount
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {}                              | 422 | amount
        /accounts/00000000-0000-0000-0000-000000000007/deposits | {"amount": 1}                   | 404 | There is no account
        /accounts/7/deposits                                    | {"amount": 1}                   | 400 | id must be a UUID
        /transactions | {"from": "00000000-0000-0000-0000-000000000007", "to": "00000000-0000-0000-0000-000000000007", "amount": 1, "currency": "EUR"} | 422 | another account
        /reports      | {"accounts": []}                                   | 422 | must be a list of 1 to 10000 ids of accounts
        /reports      | {"accounts": ["7"]}                                | 400 | accounts
        /reports      | {"accounts": ["00000000-0000-0000-0000-000000000007", "00000000-0000-0000-0000-000000000007"]} | 422 | each account once
        """)
    void post_badBody_isAProblemThatSaysWhatToChange(String path, String body, int status, String said) {
        assertProblem(service.post(path, body), status, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /users/7                   | 400 | id must be a UUID
        /users/7-7-7-7-7           | 400 | id must be a UUID
        /users?limit=0             | 400 | limit must be between 1 and 100, actual: 0
        /users?limit=101           | 400 | limit must be between 1 and 100, actual: 101
        /users?limit=ten           | 400 | limit must be between 1 and 100, actual: ten
        /users?limit=1&limit=2     | 400 | limit
        /users?cursor=forged       | 400 | cursor must be the nextCursor of a previous answer
        /users?cursor=             | 400 | cursor must be the nextCursor of a previous answer
        /accounts/7/transactions   | 400 | id must be a UUID
        /reports/7                 | 400 | id must be a UUID
        /reports/00000000-0000-0000-0000-000000000007 | 404 | There is no report
        /nowhere                   | 404 | /nowhere
        /users/                    | 404 | /users/
        """)
    void get_badPathOrQuery_isAProblemThatSaysWhatToChange(String path, int status, String said) {
        assertProblem(service.get(path), status, said);
    }

    @Test
    void post_keyThatIsNone_saysWhatAKeyIs() {
        Answer answer = service.post("/accounts/" + ID + "/deposits", "{\"amount\": 1}", "k".repeat(256));

        assertProblem(answer, 400, "Idempotency-Key must have 1 to 255 visible ASCII characters");
    }

    @Test
    void delete_pathWithoutIt_saysWhatIsAllowed() {
        Answer answer = service.send(service.request("/users/" + ID).DELETE());

        assertProblem(answer, 405, "GET");
        assertThat(answer.header("Allow")).contains("GET").doesNotContain("POST");
    }

    @Test
    void post_notJson_saysWhatIsTaken() {
        Answer answer = service.send(service.request("/users").header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"name\": \"Ada\", \"email\": \"ada@example.org\"}")));

        assertProblem(answer, 415, "application/json");
    }

    @Test
    void post_bodyOverOneMebibyte_isTooLarge() {
        assertProblem(service.post("/users", "{\"name\": \"" + "x".repeat(1 << 20) + "\"}"), 413, "1048576");
    }

    @Test
    void get_headersOverTheLimit_areTooLarge() {
        assertProblem(service.send(service.request("/ping").header("X-Filler", "x".repeat(20_000))), 431, "header");
    }

    private static void assertProblem(Answer answer, int status, String said) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains(said).doesNotContain("Exception", "dev.heddle", "tools.jackson");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).endsWith(answer.text("code"));
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
    }
}
