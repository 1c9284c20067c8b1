package dev.heddle.delivery.http;

import static dev.heddle.delivery.http.ProblemsBinder.problemsBinder;
import static dev.heddle.delivery.http.RoutesBinder.routesBinder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HttpServerModuleTest {

    @Test
    void server_isASingletonThatListensOnlyOnceStarted() throws Exception {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new HttpServerModule(), new Settings(),
                new GreetingModule());

        try (HttpServer server = injector.getInstance(HttpServer.class);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(injector.getInstance(HttpServer.class)).isSameAs(server);
            server.start();
            URI uri = URI.create("http://127.0.0.1:" + server.port() + "/greeting");
            assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body())
                    .isEqualTo("hello");
        }
        assertThat(injector.getInstance(Readiness.class).isOn()).isFalse();
    }

    @Test
    void routesThatCannotBeMade_errorPointsAtTheCallersLine() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(new HttpServerModule(), new Settings(), new BrokenModule()))
                .withMessageContaining("BrokenModule.configure")
                .withMessageNotContaining("RoutesBinder.add");
    }

    @Test
    void problems_areBoundByAnyModule() throws Exception {
        Injector injector = Guice.createInjector(new HttpServerModule(), new Settings(), new ShyModule());

        try (HttpServer server = injector.getInstance(HttpServer.class);
                HttpClient client = HttpClient.newHttpClient()) {
            server.start();
            URI uri = URI.create("http://127.0.0.1:" + server.port() + "/greeting");
            assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body())
                    .contains("\"type\":\"https://example.org/errors#shy\"", "\"status\":409",
                            "\"detail\":\"not now\"");
        }
    }

    @Test
    void problemMappedByTwoModules_errorPointsAtTheCallersLines() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(new HttpServerModule(), new Settings(), new ShyModule(),
                        new AbstractModule() {

                            @Override
                            protected void configure() {
                                problemsBinder(binder()).add(ShyException.class, 410, "gone");
                            }
                        }))
                .withMessageContaining("ShyModule.configure")
                .withMessageContaining("ShyException")
                .withMessageNotContaining("ProblemsBinder.add");
    }

    @Test
    void settingsNotBound_isSaidAtOnce() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(new HttpServerModule()))
                .withMessageContaining("HttpServerSettings")
                .withMessageContaining("MeterRegistry");
    }

    private static final class Settings extends AbstractModule {

        @Override
        protected void configure() {
            bind(HttpServerSettings.class).toInstance(HttpServerSettings.defaults().withPort(0));
            bind(MeterRegistry.class).to(SimpleMeterRegistry.class);
        }
    }

    private static final class GreetingModule extends AbstractModule {

        @Override
        protected void configure() {
            routesBinder(binder()).add(GreetingRoutes.class);
        }
    }

    private static final class ShyModule extends AbstractModule {

        @Override
        protected void configure() {
            routesBinder(binder()).add(ShyRoutes.class);
            problemsBinder(binder()).typesAt(URI.create("https://example.org/errors#"))
                    .add(ShyException.class, 409, "shy");
        }
    }

    private static final class ShyRoutes implements Routes {

        @Inject
        ShyRoutes() {}

        @Override
        public void addTo(Router router) {
            router.get("/greeting", _ -> {
                throw new ShyException();
            });
        }
    }

    private static final class ShyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ShyException() {
            super("not now");
        }
    }

    private static final class BrokenModule extends AbstractModule {

        @Override
        protected void configure() {
            routesBinder(binder()).add(BrokenRoutes.class);
        }
    }

    private static final class GreetingRoutes implements Routes {

        @Inject
        GreetingRoutes() {}

        @Override
        public void addTo(Router router) {
            router.get("/greeting", _ -> Response.text("hello"));
        }
    }

    private static final class BrokenRoutes implements Routes {

        private final Runnable nobodyBindsThis;

        @Inject
        BrokenRoutes(Runnable nobodyBindsThis) {
            this.nobodyBindsThis = nobodyBindsThis;
        }

        @Override
        public void addTo(Router router) {
            nobodyBindsThis.run();
        }
    }
}
