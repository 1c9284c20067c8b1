package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b", "ä"})
    void header_valueThatBreaksOut_isRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Response.noContent().header("X", value))
                .withMessage("The value of the header X must be ASCII without control characters such as CR and LF");
        assertThatIllegalArgumentException().isThrownBy(() -> Response.created(value, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\n", "ä"})
    void header_nameThatIsNoToken_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Response.noContent().header(name, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "content-length", "Transfer-Encoding", "Connection", "Keep-Alive",
        "Proxy-Connection", "Upgrade"})
    void header_thatFramesTheAnswer_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Response.noContent().header(name, "1"))
                .withMessage("The header " + name + " is for the server to set");
    }

    @Test
    void header_again_replacesTheFirst() {
        Response first = Response.text("a");
        Response second = first.header("content-TYPE", "text/html");

        assertThat(second.headers()).containsExactly(new Header("content-TYPE", "text/html"));
        assertThat(first.headers()).containsExactly(new Header("Content-Type", "text/plain; charset=utf-8"));
    }

    @Test
    void header_ofWhichThereMayBeSeveral_isAdded() {
        Response response = Response.noContent().header("Set-Cookie", "a=1").header("set-cookie", "b=2");

        assertThat(response.headers()).containsExactly(new Header("Set-Cookie", "a=1"),
                new Header("set-cookie", "b=2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100, 199, 600})
    void status_thatNoAnswerHas_isRefused(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> Response.status(status))
                .withMessage("status must be between 200 and 599, actual: " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "status", "code", "requestId"})
    void problem_memberOfTheStandard_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(400, "a", "b").with(name, "c"))
                .withMessage("An extension member must not be named '" + name + "'");
    }
}
