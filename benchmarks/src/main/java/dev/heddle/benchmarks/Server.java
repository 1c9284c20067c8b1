package dev.heddle.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Reads requests on an event loop, and has each one answered on a virtual thread of its own. */
final class Server extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final byte[] NOTHING = new byte[0];

    private final String host;
    private final int port;
    private final Routes routes;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Server(String host, int port, Routes routes) {
        this.host = host;
        this.port = port;
        this.routes = routes;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(this::dispatch)
                .listen();
    }

    private void dispatch(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            threads.execute(() -> respond(request, NOTHING));
        } else {
            request.body().onSuccess(body -> threads.execute(() -> respond(request, body.getBytes())));
        }
    }

    private void respond(HttpServerRequest request, byte[] body) {
        Answer answer = answer(request, body);
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        response.putHeader("Content-Type", answer.contentType());
        answer.location().ifPresent(location -> response.putHeader("Location", location));
        response.end(Buffer.buffer(answer.body()));
    }

    private Answer answer(HttpServerRequest request, byte[] body) {
        try {
            return routes.answer(request, body);
        } catch (Refused refused) {
            return Answer.text(refused.status(), refused.reason());
        } catch (JacksonException | IllegalArgumentException e) {
            return Answer.text(400, "The request can't be read");
        } catch (RuntimeException e) {
            LOG.error("Unable to answer {} {}", request.method(), request.uri(), e);
            return Answer.text(500, "Something went wrong");
        }
    }
}
