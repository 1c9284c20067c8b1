package dev.heddle.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heddle.benchmarks.internal.Children;
import dev.heddle.leak.check.LeakCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SameAnswersTest {

    /** All services share one client, for as long as the program runs. */
    @RegisterExtension
    static final LeakCheck LEAKS = LeakCheck.create().perClass().ignoringNames("HttpClient-*");

    private static final UUID USER = UUID.fromString("019ab000-0000-7000-8000-000000000001");

    private final List<HttpServer> servers = new ArrayList<>();
    private final Children children = Children.endedAtExit();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        children.end();
    }

    @Test
    void require_sameItemsInAnotherOrderOfFields_passes() throws IOException {
        Service one = service(200, "{\"id\":1,\"name\":\"Ada\"}", "{\"items\":[{\"id\":1}],\"nextCursor\":\"a\"}");
        Service other = service(200, "{\"name\":\"Ada\",\"id\":1}", "{\"nextCursor\":\"b\",\"items\":[{\"id\":1}]}");

        assertThatCode(() -> new SameAnswers(one, other).require(USER)).doesNotThrowAnyException();
    }

    @Test
    void require_otherItems_isRefused() throws IOException {
        Service one = service(200, "{\"id\":1}", "{\"items\":[{\"id\":1}]}");
        Service other = service(200, "{\"id\":1}", "{\"items\":[]}");

        assertThatThrownBy(() -> new SameAnswers(one, other).require(USER))
                .hasMessageStartingWith("/users?limit=20 is answered by");
    }

    @Test
    void require_bothFail_isRefused() throws IOException {
        Service one = service(500, "{}", "{}");

        assertThatThrownBy(() -> new SameAnswers(one, one).require(USER)).hasMessageContaining("with 500");
    }

    private Service service(int status, String user, String list) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/users/", exchange -> answer(exchange, status, user));
        server.createContext("/users", exchange -> answer(exchange, status, list));
        server.start();
        servers.add(server);
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Service("service", children.start(new ProcessBuilder("sleep", "60")), address, Path.of("log"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
