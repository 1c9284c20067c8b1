package dev.heddle.testing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.delivery.http.Event;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Problem;
import dev.heddle.testing.http.ServiceRoutes.Seat;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same calls and the same answers, without a port and over a socket. */
@ParameterizedClass
@EnumSource
class HttpTesterContractTest {

    private static final int MAX_BODY = 100_000;

    @Parameter
    private DoorKind door = DoorKind.LOCAL;

    private HttpTester tester = HttpTester.local();

    @BeforeEach
    void open() {
        tester = door.open(HttpServer.builder().maxBodyBytes(MAX_BODY).routes(new ServiceRoutes()));
    }

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void get_json_isReadAsTreeAndAsRecord() {
        HttpAnswer answer = tester.get("/seats/{row}/{number}", "A", 7).send().expect(200);

        assertThat(answer.json(Seat.class)).isEqualTo(new Seat("A", 7));
        assertThat(answer.json().path("number").asInt()).isEqualTo(7);
        assertThat(answer.text()).isEqualTo("{\"row\":\"A\",\"number\":7}");
        assertThat(answer.header("content-type")).hasValue("application/json");
        assertThat(answer.header("Content-Length")).hasValue("22");
        assertThat(answer.header("Date")).isPresent();
    }

    @Test
    void get_throughAFilter_hasItsHeader() {
        assertThat(tester.get("/seats/A/7").send().header("Cache-Control")).hasValue("no-store");
        assertThat(tester.get("/echo").send().header("Cache-Control")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "a/b", "50%", "a+b", "\u00e9\u20ac", "?#&=", "~-._*"})
    void get_pathValue_arrivesAsItIs(String text) {
        assertThat(tester.get("/text/{text}", text).send().expect(200).text()).isEqualTo(text);
    }

    @Test
    void get_queryAndHeader_arriveAsTheyAre() {
        HttpAnswer answer = tester.get("/echo").query("name", "A & B+\u00e9").query("other", 1).header("X-Name", "x y")
                .send();

        assertThat(answer.text()).isEqualTo("name=A%20%26%20B%2B%C3%A9&other=1 Optional[A & B+\u00e9] x y");
    }

    @Test
    void get_noRoute_isTheProblemOf404() {
        assertThat(tester.get("/nowhere").send().problem())
                .isEqualTo(Problem.of(404, "no-such-path", "There is nothing at /nowhere"));
    }

    @Test
    void delete_otherMethodsThere_saysWhatIsAllowed() {
        HttpAnswer answer = tester.delete("/seats").send();

        assertThat(answer.header("Allow")).hasValue("POST, OPTIONS");
        assertThat(answer.problem())
                .isEqualTo(Problem.of(405, "method-not-allowed", "/seats allows POST, OPTIONS, actual: DELETE"));
    }

    @Test
    void head_ofAGet_hasItsHeadersAndNoBody() {
        HttpAnswer answer = tester.head("/seats/A/7").send().expect(200);

        assertThat(answer.header("Content-Length")).hasValue("22");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void head_ofAStream_hasNoBody() {
        assertThat(tester.head("/export").send().expect(200).bytes()).isEmpty();
    }

    @Test
    void options_route_saysWhatIsAllowed() {
        HttpAnswer answer = tester.options("/seats/A/7").send().expect(204);

        assertThat(answer.header("Allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(answer.header("Content-Length")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /seats/A/99          | number must be between 1 and 40, actual: 99
        /seats/A/x           | number must be between 1 and 40, actual: x
        /seats/A/7?limit=0   | limit must be between 1 and 9, actual: 0
        /seats/A/7?limit=1&limit=2 | limit must be given once at the most
        /text/%C3            | The path must be UTF-8 where it is percent-encoded, actual: /text/%C3
        """)
    void get_parameterThatIsNone_saysWhatToChange(String target, String detail) {
        assertThat(tester.get(target).send().problem()).isEqualTo(Problem.of(400, "invalid-parameter", detail));
    }

    @Test
    void post_record_isCreated() {
        HttpAnswer answer = tester.post("/seats").json(new Seat("B", 3)).send().expect(201);

        assertThat(answer.header("Location")).hasValue("/seats/B/3");
        assertThat(answer.json(Seat.class)).isEqualTo(new Seat("B", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"row"                        | 400 | malformed-json
        ``                            | 400 | empty-body
        {"row": "A", "colour": "red"} | 400 | unknown-field
        {"row": "A", "row": "B"}      | 400 | duplicate-field
        {"row": "A", "number": "x"}   | 400 | wrong-type
        """)
    void post_bodyThatIsNone_isTheProblemOfIt(String json, int status, String code) {
        Problem problem = tester.post("/seats").json(json).send().expect(status).problem();

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).contains("must");
    }

    @Test
    void post_brokenRule_listsTheErrors() {
        assertThat(tester.post("/seats").json(Map.of("number", 3)).send().expect(422).problem().extensions())
                .isEqualTo(Map.of("errors", List.of(Map.of("pointer", "#/row", "detail", "must be there"))));
    }

    @Test
    void post_otherMediaType_saysWhatIsTaken() {
        HttpAnswer answer = tester.post("/seats").body("text/plain", "A 7").send().expect(415);

        assertThat(answer.problem().code()).isEqualTo("unsupported-media-type");
        assertThat(answer.header("Accept-Post")).hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seats", "/import"})
    void post_bodyOverTheLimit_isRefused(String target) {
        HttpAnswer answer = tester.post(target).json("\"" + "x".repeat(MAX_BODY) + "\"").send();

        assertThat(answer.problem())
                .isEqualTo(Problem.of(413, "body-too-large", "The body must be at most " + MAX_BODY + " bytes"));
    }

    @Test
    void post_streamedBody_isRead() {
        assertThat(tester.post("/import").body("text/csv", new byte[90_000]).send().text()).isEqualTo("read 90000");
        assertThat(tester.post("/import").send().text()).isEqualTo("read 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 90_000})
    void post_streamedBodyThatNobodyReads_isAnswered(int length) {
        assertThat(tester.post("/ignored").body("text/csv", new byte[length]).send().text()).isEqualTo("fine");
    }

    @Test
    void get_domainException_isItsProblem() {
        assertThat(tester.get("/missing/7").send().problem())
                .isEqualTo(Problem.of(404, "seat-not-found", "There is no seat 7"));
    }

    @Test
    void get_unexpectedException_keepsItsText() {
        HttpAnswer answer = tester.get("/broken").send().expect(500);

        assertThat(answer.text()).doesNotContain("jdbc").doesNotContain("Exception");
        assertThat(answer.problem().code()).isEqualTo("internal-error");
        assertThat(answer.problem().extensions()).containsOnlyKeys("errorId");
    }

    @Test
    void get_stream_isGathered() {
        HttpAnswer answer = tester.get("/export").send().expect(200);

        assertThat(answer.text()).hasSize(80_000).startsWith("row\n");
        assertThat(answer.header("Content-Type")).hasValue("text/csv");
        assertThat(answer.header("Transfer-Encoding")).hasValue("chunked");
    }

    @Test
    void get_streamThatBreaks_isNoAnswer() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> tester.get("/torn").send());
    }

    @Test
    void get_events_areParsed() {
        assertThat(tester.get("/feed").send().expect(200).events())
                .containsExactly(seat(1), seat(2), seat(3));
    }

    @Test
    void get_endlessEvents_endWithTheCaller() {
        assertThat(tester.get("/endless").hangUpAfterEvents(2).send().events()).containsExactly(Event.of(1),
                Event.of(2));
    }

    @Test
    void get_webSocket_saysHowToConnect() {
        assertThat(tester.get("/talk").send().problem().code()).isEqualTo("upgrade-required");
    }

    @Test
    void get_deadline_isTold() {
        assertThat(tester.get("/slow").send().problem()).isEqualTo(Problem.of(504, "deadline-exceeded",
                "The time of 30 ms was over; the request may be repeated"));
    }

    @Test
    void post_deadlineOfTheCaller_isTold() {
        HttpAnswer answer = tester.post("/slow").header("X-Request-Timeout-Ms", "10").send().expect(504);

        assertThat(answer.problem().extensions()).containsEntry("outcome", "rolled-back");
    }

    @Test
    void get_requestId_isEchoedInHeaderAndProblem() {
        HttpAnswer answer = tester.get("/nowhere").header("X-Request-Id", "r-1").send();

        assertThat(answer.header("X-Request-Id")).hasValue("r-1");
        assertThat(answer.json().path("requestId").asString()).isEqualTo("r-1");
    }

    private static Event seat(int number) {
        return Event.of(Map.of("row", "A", "number", number)).withId("id-" + number).withName("seat");
    }
}
