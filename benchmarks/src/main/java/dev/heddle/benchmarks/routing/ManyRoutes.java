package dev.heddle.benchmarks.routing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.heddle.delivery.http.LocalAnswer;
import dev.heddle.delivery.http.LocalRequest;
import dev.heddle.delivery.http.LocalServer;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import java.io.OutputStream;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Asks a server without a port, which has few or many routes, for the one that was declared first or last. All names are of one
 * length. One route in five has a second literal; the first and the last do not, so that all questions cost the same where the
 * number of routes does not count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class ManyRoutes {

    private static final int DEEPER = 3;
    private static final int ONE_IN = 5;

    /** How many routes there are. */
    @Param({"5", "500"})
    public int routes;

    /** Whether the last one is asked for; otherwise it is the first. */
    @Param({"true", "false"})
    public boolean last;

    private final OutputStream nowhere = OutputStream.nullOutputStream();
    private LocalServer server = LocalServer.of();
    private LocalRequest request = LocalRequest.of("GET", "/");

    @Setup
    public void declare() {
        server = LocalServer.of(this::addTo);
        request = LocalRequest.of("GET", "/" + name(last ? routes - 1 : 0) + "/7");
    }

    @Benchmark
    public LocalAnswer heddle() {
        return server.answer(request, nowhere);
    }

    private void addTo(Router router) {
        for (int i = 0; i < routes; i++) {
            String name = name(i);
            String template = "/" + name + (i % ONE_IN == DEEPER ? "/parts/{id}" : "/{id}");
            router.get(template, _ -> Response.noContent().header("X-Route", name));
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "r%03d", number);
    }
}
