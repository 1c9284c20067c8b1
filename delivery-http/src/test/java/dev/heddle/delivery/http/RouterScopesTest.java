package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterScopesTest {

    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());
    private final TestServer server = TestServer.of(this::routes);

    private void routes(Router router) {
        Router accounts = router.at("/accounts/{id}").with(noting("outer")).with(noting("inner"));
        accounts.get("", request -> Response.text("account " + request.path("id", Parser.integer(0, 9))));
        accounts.at("/deposits").post("",
                request -> Response.text("deposit " + request.path("id", Parser.integer(0, 9))));
        accounts.delete("", _ -> {
            throw ProblemException.of(409, "not-empty", "The account has money");
        });
        router.with((_, _) -> Response.status(401)).get("/secret", _ -> Response.text("never"));
        router.get("/plain", _ -> Response.text("plain"));
    }

    private Filter noting(String name) {
        return (request, next) -> {
            passed.add(name + " before");
            try {
                return next.handle(request).header("X-" + name, "seen");
            } finally {
                passed.add(name + " after");
            }
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void at_prefixWithAName_isPartOfEachTemplate() {
        assertThat(server.get("/accounts/7").body()).isEqualTo("account 7");
        assertThat(server.send(server.request("/accounts/8/deposits").POST(BodyPublishers.noBody())).body())
                .isEqualTo("deposit 8");
        assertThat(server.get("/accounts").statusCode()).isEqualTo(404);
    }

    @Test
    void with_filters_goAroundInTheOrderOfDeclaration() {
        HttpResponse<String> response = server.get("/accounts/7");

        assertThat(passed).containsExactly("outer before", "inner before", "inner after", "outer after");
        assertThat(response.headers().firstValue("X-outer")).hasValue("seen");
        assertThat(response.headers().firstValue("X-inner")).hasValue("seen");
    }

    @Test
    void with_handlerThrows_filtersSeeItAndTheCallerItsProblem() {
        HttpResponse<String> response = server
                .send(server.request("/accounts/7").method("DELETE", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("X-outer")).isEmpty();
        assertThat(passed).containsExactly("outer before", "inner before", "inner after", "outer after");
    }

    @Test
    void with_filterAnswersByItself_handlerIsNotRun() {
        assertThat(server.get("/secret").statusCode()).isEqualTo(401);
    }

    @Test
    void with_otherRoutes_passNoFilter() {
        assertThat(server.get("/plain").body()).isEqualTo("plain");
        assertThat(passed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "accounts", "/accounts/", "/a//b", "/{a b}"})
    void at_malformedPrefix_isRefused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpServer.builder().routes(router -> {
            Router _ = router.at(prefix);
        }).build());
    }

    @Test
    void at_sameRouteTwice_isRefusedWithBothTemplates() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpServer.builder()
                .routes(router -> router.get("/a/b", _ -> Response.noContent()).at("/a").get("/b",
                        _ -> Response.noContent()))
                .build()).withMessageContaining("GET /a/b collides with GET /a/b");
    }
}
