package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {

    private final AtomicInteger handled = new AtomicInteger();
    private final TestServer server = TestServer.of(router -> {
        router.get("/json", _ -> Response.ok(Map.of()))
                .get("/text", _ -> Response.text("text"))
                .get("/nothing", _ -> Response.noContent())
                .get("/missing", _ -> Response.problem(Problem.of(404, "missing", "It is missing")))
                .post("/json", this::count);
        router.producing("text/plain").post("/text", this::count).get("/counted", this::count);
    }, new HealthRoutes(new Readiness(), Map.of()),
            new MetricsRoutes(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));

    private Response count(Request request) {
        handled.incrementAndGet();
        return request.path().equals("/json") ? Response.ok(Map.of()) : Response.text("text");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/*", "*/*", "APPLICATION/JSON", "text/html, */*;q=0.1",
        "application/json;q=0.001", "application/json; charset=utf-8",
        "text/html, application/json;profile=\"a,b\";q=0.5",
        "application/*;q=0, application/json", "", ",", "*/*, text/html;q=0",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "text/html, *;q=0.1", "application/json;q=0.0001",
        "application/json;q=x"})
    void get_jsonThatTheCallerTakes_isSent(String accept) {
        assertThat(get("/json", accept).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json;q=0", "*/*;q=0", "application/*;q=0.0",
        "*/*, application/json;q=0", "application/jsonx", "application/problem+json", "application/json;q=0, */*"})
    void get_jsonThatTheCallerDoesNotTake_is406AndSaysWhatThereIs(String accept) {
        HttpResponse<String> response = get("/json", accept);

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response)).containsEntry("code", "not-acceptable")
                .containsEntry("available", List.of("application/json"))
                .containsEntry("detail", "The answer is application/json, so Accept must allow it, actual: " + accept);
    }

    @Test
    void get_twoAcceptHeaders_countAsOneList() {
        HttpResponse<String> response = server
                .send(server.request("/json").header("Accept", "text/html").header("Accept", "application/json"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/text,text/plain,200", "/text,text/*,200", "/text,application/json,406", "/nothing,text/plain,204",
        "/missing,text/plain,404", "/metrics,text/plain,200", "/metrics,application/json,406",
        "/health/live,application/json,200", "/health/live,text/plain,406", "/no/such,text/plain,404"})
    void get_goesByWhatTheAnswerIs(String path, String accept, int status) {
        assertThat(get(path, accept).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/json,application/json,200,1", "/json,text/plain,406,0", "/text,text/plain,200,1",
        "/text,application/json,406,0"})
    void post_thatWouldOnlyBeRefusedAfterwards_isNotDone(String path, String accept, int status, int times) {
        HttpResponse<String> response = server
                .send(server.request(path).header("Accept", accept).POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(handled).hasValue(times);
    }

    @Test
    void get_ofARouteThatSaysWhatItProduces_isNotDone() {
        assertThat(get("/counted", "application/json").statusCode()).isEqualTo(406);
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "gzip, br", "gzip;q=1"})
    void post_unknownContentEncoding_is415AndSaysWhichAreKnown(String coding) {
        HttpResponse<String> response = server.send(server.request("/json")
                .header("Content-Encoding", coding)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Accept-Encoding")).hasValue("gzip");
        assertThat(TestServer.json(response)).containsEntry("code", "unsupported-content-encoding")
                .containsEntry("detail", "Content-Encoding must be gzip or absent, actual: " + coding);
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"/json,Expect: 200-ok,417", "/json,'Expect: 100-continue\r\nAccept: text/plain',406",
        "/json,'Expect: 100-continue\r\nContent-Encoding: br',415", "/nowhere,Expect: 100-continue,404",
        "/nothing,Expect: 100-continue,405", "/json,'Expect: 100-continue\r\nX-Request-Timeout-Ms: x',400"})
    void post_thatIsRefused_isNotToldToGoOnAndEndsTheConnection(String path, String headers, int status) {
        String answer = RawSocket.exchange(server.port(),
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                        + headers + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
                .doesNotContain("100 Continue")
                .containsIgnoringCase("connection: close");
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text/plain; charset=utf-8", "*/*", ""})
    void producing_noMediaType_isRefused(String mediaType) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScopedRouter.of(new RouteTrie()).producing(mediaType))
                .withMessage("mediaType must be such as 'text/plain', without parameters, actual: '" + mediaType + "'");
    }

    private HttpResponse<String> get(String path, String accept) {
        return server.send(server.request(path).header("Accept", accept));
    }
}
