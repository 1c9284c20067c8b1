package dev.heddle.testing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTesterTest {

    private final HttpTester tester = HttpTester
            .local(router -> router.get("/", _ -> Response.text("hello")).get("/list", _ -> Response.ok(List.of(1)))
                    .get(
                            "/large",
                            _ -> Response.stream("text/plain", out -> {
                                while (true) {
                                    out.write(new byte[8_192]);
                                }
                            })));

    @ParameterizedTest
    @CsvSource({"/users/{id}, names: 1", "/users, names: 0", "/{a}/{b}/{c}, names: 3"})
    void request_otherNumberOfValues_isRefused(String template, String said) {
        assertThatIllegalArgumentException().isThrownBy(() -> tester.get(template, 1, 2)).withMessageContaining(said)
                .withMessageContaining("values: 2");
    }

    @Test
    void request_noSlash_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> tester.get("users")).withMessageContaining("slash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Content-Length", "upgrade"})
    void header_ofTheClient_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> tester.get("/").header(name, "x"))
                .withMessageContaining("start a server");
    }

    @Test
    void send_anotherTime_sendsAgain() {
        HttpCall call = tester.get("/");

        assertThat(call.send().text()).isEqualTo(call.send().text()).isEqualTo("hello");
    }

    @Test
    void send_answerOverTheLimit_isNotKept() {
        assertThatIllegalStateException().isThrownBy(() -> tester.get("/large").send())
                .withMessageContaining("16777216 bytes");
    }

    @Test
    void expect_otherStatus_showsTheAnswer() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tester.get("/").send().expect(404))
                .withMessage(
                        "Expected status 404, actual: GET / -> 200 hello (Content-Type: text/plain; charset=utf-8)");
    }

    @Test
    void answer_ofAnotherKind_isNeitherProblemNorJsonNorEvents() {
        HttpAnswer answer = tester.get("/").send();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(answer::problem).withMessageContaining("a problem");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(answer::json).withMessageContaining("a JSON body");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(answer::events).withMessageContaining("events");
    }

    @Test
    void json_ofAnotherType_showsTheAnswer() {
        HttpAnswer answer = tester.get("/list").send();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> answer.json(Map.class))
                .withMessageContaining("JSON of a Map, actual: GET /list -> 200 [1]");
    }

    @Test
    void to_runningServer_isCalledAndNotClosed() {
        try (HttpServer server = HttpServer.builder().port(0)
                .routes(router -> router.get("/", _ -> Response.text("there"))).build()) {
            server.start();
            for (int i = 0; i < 2; i++) {
                try (HttpTester other = HttpTester.to(URI.create("http://127.0.0.1:" + server.port() + "/"))) {
                    assertThat(other.get("/").send().text()).isEqualTo("there");
                }
            }
        }
    }

    @Test
    void start_serverThatCannotStart_leavesNothingOpen() {
        HttpServer server = HttpServer.builder().port(0).build();
        HttpTester.start(server).close();

        assertThatIllegalStateException().isThrownBy(() -> HttpTester.start(server));
    }

    @Test
    void to_nobody_saysWhichRequestHadNoAnswer() {
        HttpServer server = HttpServer.builder().port(0).build();
        server.start();
        int port = server.port();
        server.close();
        try (HttpTester nobody = HttpTester.to(URI.create("http://127.0.0.1:" + port))) {
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> nobody.get("/users").send())
                    .withMessage("Unable to get the answer to GET /users");
        }
    }
}
