package dev.heddle.testing.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.LocalServer;
import dev.heddle.delivery.http.Routes;
import java.net.URI;

/**
 * Calls what a service answers, in tests. There are two doors, with the same answers: {@link #local} goes through routing,
 * filters, JSON and problems in well under a millisecond, on the calling thread; {@link #start} and {@link #to} go over a
 * real socket, by HTTP/1.1.
 *
 * <pre>{@code
 * HttpTester tester = HttpTester.local(new UserRoutes(registerUser, findUser, listUsers));
 *
 * HttpAnswer answer = tester.post("/users").json(Map.of("name", "Ada", "email", "ada@example.org")).send();
 *
 * assertThat(answer.status()).isEqualTo(201);
 * assertThat(tester.get("/users/{id}", unknown).send().problem().code()).isEqualTo("user-not-found");
 * }</pre>
 *
 * Thread-safe. Only one that goes over a socket has to be closed.
 */
public final class HttpTester implements AutoCloseable {

    private final Door door;

    private HttpTester(Door door) {
        this.door = door;
    }

    /**
     * Returns a tester of routes, without a port.
     *
     * @throws IllegalArgumentException if routes collide or a template is malformed
     */
    public static HttpTester local(Routes... routes) {
        return local(LocalServer.of(routes));
    }

    /** Returns a tester of a server without a port, such as one with limits and filters of its own. */
    public static HttpTester local(LocalServer server) {
        return new HttpTester(new LocalDoor(requireNonNull(server, "server is null")));
    }

    /** Starts a server, best one on port 0, and returns a tester of it, which closes it. */
    public static HttpTester start(HttpServer server) {
        server.start();
        return new HttpTester(SocketDoor.to(URI.create("http://127.0.0.1:" + server.port()), server::close));
    }

    /** Returns a tester of what runs already, such as {@code http://127.0.0.1:8080}. */
    public static HttpTester to(URI base) {
        return new HttpTester(SocketDoor.to(base, () -> {}));
    }

    /** Begins a {@code GET}; else the same as {@link #request}. */
    public HttpCall get(String template, Object... values) {
        return request("GET", template, values);
    }

    /** Begins a {@code HEAD}; else the same as {@link #request}. */
    public HttpCall head(String template, Object... values) {
        return request("HEAD", template, values);
    }

    /** Begins a {@code POST}; else the same as {@link #request}. */
    public HttpCall post(String template, Object... values) {
        return request("POST", template, values);
    }

    /** Begins a {@code PUT}; else the same as {@link #request}. */
    public HttpCall put(String template, Object... values) {
        return request("PUT", template, values);
    }

    /** Begins a {@code PATCH}; else the same as {@link #request}. */
    public HttpCall patch(String template, Object... values) {
        return request("PATCH", template, values);
    }

    /** Begins a {@code DELETE}; else the same as {@link #request}. */
    public HttpCall delete(String template, Object... values) {
        return request("DELETE", template, values);
    }

    /** Begins an {@code OPTIONS}; else the same as {@link #request}. */
    public HttpCall options(String template, Object... values) {
        return request("OPTIONS", template, values);
    }

    /**
     * Begins a request; nothing is sent yet.
     *
     * @param template a path, perhaps with a query, in which each <code>{name}</code> is replaced by the next value, which is
     *        percent-encoded; all else is sent as it is
     * @throws IllegalArgumentException if there are more or fewer values than names, or the path does not begin with a slash
     */
    public HttpCall request(String method, String template, Object... values) {
        return HttpCall.of(door, requireNonNull(method, "method is null"), Target.expand(template, values));
    }

    /** Closes the client, and the server if this has started it. */
    @Override
    public void close() {
        door.close();
    }
}
