package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies as nobody sends them by accident, over the wire: each is a problem that says what to change. */
class HostileBodyTest {

    private final TestServer server = TestServer.of(router -> router
            .post("/seats", request -> Response.text("taken " + request.body(Seat.class)))
            .post("/anything", request -> Response.text("taken " + request.body(Map.class).size())));

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("[".repeat(100_000), "json-too-complex", "at most 100 levels of nesting"),
                body("{\"a\":".repeat(101), "json-too-complex", "at most 100 levels of nesting"),
                body("{\"rows\": " + "[".repeat(101) + "]".repeat(101) + "}", "json-too-complex", "100 levels"),
                body("{\"price\": " + "9".repeat(1_001) + "}", "json-too-complex", "numbers of at most 1000 digits"),
                body("{\"price\": 1e" + "9".repeat(1_000) + "}", "json-too-complex", "numbers of at most 1000 digits"),
                body("{\"row\": 99999999999999999999}", "wrong-type",
                        "#/row must be between -2147483648 and 2147483647"),
                body("{\"row\": 1, \"row\": 2}", "duplicate-field", "each field once, see line 1"),
                body("{\"row\": 1, \"\\u0072ow\": 2}", "duplicate-field", "each field once, see line 1"),
                body("{\"seat\": 1}", "unknown-field",
                        "#/seat must be left out: the fields here are name, price, row, rows"),
                body("{\"__proto__\": {}}", "unknown-field", "#/__proto__ must be left out"),
                body("{\"name\": \"\\ud800\"}", "invalid-value", "#/name must be well-formed Unicode"),
                body("{\"name\": \"\\u0000\"}", "invalid-value", "#/name must be well-formed Unicode"),
                body("", "empty-body", "must be a JSON value"),
                body("\u0000", "malformed-json", "well-formed JSON"),
                body("{\"row\": 1} {}", "malformed-json", "nothing after it"),
                Arguments.of("{\"name\": \"ä\"}".getBytes(ISO_8859_1), "malformed-json", "encoded in UTF-8"),
                Arguments.of("{\"name\": \"a\"}".getBytes(UTF_16), "malformed-json", "encoded in UTF-8"),
                Arguments.of(new byte[]{'"', (byte) 0xC0, (byte) 0x80, '"'}, "malformed-json", "encoded in UTF-8"),
                Arguments.of(new byte[]{'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, "malformed-json",
                        "in UTF-8"));
    }

    private static Arguments body(String json, String code, String detail) {
        return Arguments.of(json.getBytes(UTF_8), code, detail);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void post_hostileBody_isToldWhatToChange(byte[] body, String code, String detail) {
        HttpResponse<String> response = post("/seats", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response)).containsEntry("code", code);
        assertThat(TestServer.json(response)).extractingByKey("detail").asString().contains(detail);
        assertThat(response.body()).doesNotContain("jackson", "java.");
    }

    @ParameterizedTest
    @CsvSource({"1e1000,200", "-1.5e-999,200", "1e1001,400", "1e-1001,400", "1e999999999,400", "-1e-999999999,400",
        "1e99999999999,400"})
    void post_numberThatIsShortAndHuge_isNotTaken(String price, int status) {
        HttpResponse<String> response = post("/seats", ("{\"price\": " + price + "}").getBytes(UTF_8));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(response.body()).contains("\"code\":\"invalid-value\"", "\"pointer\":\"#/price\"",
                    "must have an exponent between -1000 and 1000");
        }
    }

    @Test
    void post_hugeExponentWhereAWholeNumberIsWanted_costsNothing() {
        assertThat(post("/seats", "{\"row\": 1e999999999}".getBytes(UTF_8)).body()).contains("\"code\":\"wrong-type\"");
    }

    /** "Aa" and "BB" have the same hash code, and so have all texts that are made of them. */
    @Test
    void post_manyKeysOfOneHash_areReadAsOthersAre() {
        StringBuilder json = new StringBuilder("{\"\":0");
        for (int i = 0; i < 1 << 14; i++) {
            json.append(",\"");
            for (int bit = 0; bit < 14; bit++) {
                json.append((i & (1 << bit)) == 0 ? "Aa" : "BB");
            }
            json.append("\":0");
        }

        assertThat(post("/anything", json.append('}').toString().getBytes(UTF_8)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, byte[] body) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private record Seat(@Nullable String name, @Nullable BigDecimal price, @Nullable Integer row,
            @Nullable List<Object> rows) {

        /** Does not write the price out in full. */
        @Override
        public String toString() {
            return "a seat";
        }
    }
}
