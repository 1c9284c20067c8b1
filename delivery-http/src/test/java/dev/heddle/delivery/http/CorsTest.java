package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By raw sockets: the JDK's client does not let one set Origin. */
class CorsTest {

    private static final String SHOP = "https://shop.example.org";

    private static void routes(Router router) {
        router.get("/users/{id}", _ -> Response.text("Ada").header("Vary", "Accept-Language"));
        router.delete("/users/{id}", _ -> Response.noContent());
        router.get("/framed", _ -> Response.text("x").header("Content-Security-Policy", "frame-ancestors *"));
        router.webSocket("/live", _ -> socket -> socket.close(1000, ""));
    }

    private static String ask(UnaryOperator<HttpServer.Builder> settings, String requestLine, String... headers) {
        try (TestServer server = TestServer.with(builder -> settings.apply(builder).routes(CorsTest::routes));
                RawSocket socket = new RawSocket(server.port())) {
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            return socket.send(requestLine + " HTTP/1.1\r\nHost: api.example.org\r\n" + more + "\r\n")
                    .shutdownOutput()
                    .readToEnd()
                    .replace("HTTP/1.1 102 Processing\r\n\r\n", "");
        }
    }

    private static String ask(Cors cors, String requestLine, String... headers) {
        return ask(builder -> builder.cors(cors), requestLine, headers);
    }

    private static List<String> corsHeaders(String answer) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("Access-Control") || line.startsWith("Vary"))
                .sorted()
                .toList();
    }

    @Test
    void closed_isTheDefault() {
        assertThat(corsHeaders(ask(Cors.closed(), "GET /users/7", "Origin: " + SHOP)))
                .containsExactly("Vary: Accept-Language");
        assertThat(corsHeaders(ask(Cors.closed(), "OPTIONS /users/7", "Origin: " + SHOP,
                "Access-Control-Request-Method: DELETE"))).isEmpty();
    }

    @Test
    void origins_allowedOne_mayRead() {
        assertThat(corsHeaders(ask(Cors.origins(SHOP), "GET /users/7", "Origin: " + SHOP))).containsExactly(
                "Access-Control-Allow-Origin: " + SHOP,
                "Access-Control-Expose-Headers: ETag, Link, Location, Retry-After, X-Request-Id",
                "Vary: Accept-Language",
                "Vary: Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "http://shop.example.org", "https://shop.example.org:444",
        "https://shop.example.org.evil.org", "null", "*", "https://SHOP.example.org"})
    void origins_otherOne_mayNot_andCachesKnow(String origin) {
        assertThat(corsHeaders(ask(Cors.origins(SHOP), "GET /users/7", "Origin: " + origin)))
                .containsExactly("Vary: Accept-Language", "Vary: Origin");
    }

    @Test
    void origins_errorsToo_mayBeRead() {
        String answer = ask(Cors.origins(SHOP), "GET /nothing", "Origin: " + SHOP);

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("Access-Control-Allow-Origin: " + SHOP);
    }

    @Test
    void preflight_allowedOrigin_isToldMethodsAndHeaders() {
        Cors cors = Cors.origins(SHOP)
                .withCredentials()
                .withRequestHeaders("X-Other", "Content-Type")
                .withMaxAge(Duration.ofMinutes(5));
        String answer = ask(cors, "OPTIONS /users/7", "Origin: " + SHOP, "Access-Control-Request-Method: DELETE",
                "Access-Control-Request-Headers: x-other");

        assertThat(answer).startsWith("HTTP/1.1 204 ");
        assertThat(corsHeaders(answer)).containsExactly("Access-Control-Allow-Credentials: true",
                "Access-Control-Allow-Headers: Content-Type, X-Other",
                "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS", "Access-Control-Allow-Origin: " + SHOP,
                "Access-Control-Expose-Headers: ETag, Link, Location, Retry-After, X-Request-Id",
                "Access-Control-Max-Age: 300",
                "Vary: Access-Control-Request-Method, Access-Control-Request-Headers", "Vary: Origin");
    }

    @Test
    void preflight_otherOrigin_isToldNothing() {
        assertThat(corsHeaders(ask(Cors.origins(SHOP), "OPTIONS /users/7", "Origin: https://evil.example.org",
                "Access-Control-Request-Method: DELETE"))).containsExactly("Vary: Origin");
    }

    @Test
    void anyOrigin_isAStar_andDoesNotVary() {
        assertThat(corsHeaders(ask(Cors.anyOrigin(), "GET /users/7", "Origin: " + SHOP)))
                .contains("Access-Control-Allow-Origin: *")
                .doesNotContain("Vary: Origin", "Access-Control-Allow-Credentials: true");
    }

    @Test
    void anyOrigin_withCredentials_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.anyOrigin().withCredentials())
                .withMessage("credentials must not be allowed to all origins: name those that may send them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example.org", "https://shop.example.org/", "https://*.example.org", "null", "",
        "HTTPS://X.org"})
    void origins_whatIsNone_isRefused(String origin) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.origins(origin))
                .withMessageStartingWith("An origin must have a scheme, a host, and no path");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example.org,403", "http://api.example.org,101", "https://shop.example.org,101",
        "null,403"})
    void webSocket_opensForAllowedPagesOnly(String origin, int status) {
        try (TestServer server = TestServer.with(builder -> builder.cors(Cors.origins(SHOP)).routes(CorsTest::routes));
                RawSocket socket = new RawSocket(server.port())) {
            socket.send(String.join("\r\n", "GET /live HTTP/1.1", "Host: api.example.org", "Origin: " + origin,
                    "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""));

            assertThat(new String(socket.read(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void headers_againstOtherPages_areThereUnlessTheHandlerSaysElse() {
        assertThat(ask(Cors.closed(), "GET /users/7")).contains("X-Content-Type-Options: nosniff",
                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");
        assertThat(ask(Cors.closed(), "GET /framed")).contains("Content-Security-Policy: frame-ancestors *")
                .doesNotContain("default-src");
        assertThat(ask(builder -> builder.header("content-security-policy", "default-src 'self'"), "GET /nothing"))
                .contains("content-security-policy: default-src 'self'")
                .doesNotContain("frame-ancestors");
        assertThatIllegalArgumentException().isThrownBy(() -> HttpServer.builder().header("Connection", "close"));
    }
}
