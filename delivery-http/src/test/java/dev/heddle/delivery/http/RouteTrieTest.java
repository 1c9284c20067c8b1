package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTrieTest {

    private static final Handler HANDLER = _ -> Response.noContent();

    private final RouteTrie trie = new RouteTrie();
    private final Router routes = ScopedRouter.of(trie);

    @Test
    void find_literalLeadsNowhere_goesBackToTheName() {
        routes.get("/a/b/d", HANDLER).get("/a/{x}/c", HANDLER).get("/{y}/b/e", HANDLER);

        assertThat(find("/a/b/d").resource().template()).isEqualTo("/a/b/d");
        assertThat(find("/a/b/c").values()).containsExactly("b");
        assertThat(find("/a/b/e").values()).containsExactly("a");
        assertThat(trie.find("/a/b/f")).isNull();
    }

    @Test
    void find_namesDifferByMethod_eachRouteKeepsItsOwn() {
        routes.get("/users/{id}", HANDLER).delete("/users/{user}", HANDLER);

        Resource resource = find("/users/7").resource();

        assertThat(requireNonNull(resource.route("GET")).names()).isEqualTo(List.of("id"));
        assertThat(requireNonNull(resource.route("DELETE")).names()).isEqualTo(List.of("user"));
    }

    @Test
    void find_root_isFound() {
        routes.get("/", HANDLER);

        assertThat(find("/").resource().template()).isEqualTo("/");
        assertThat(trie.find("")).isNull();
    }

    @Test
    void add_sameMethodAndShape_saysWhatToChange() {
        routes.get("/users/{id}", HANDLER);

        assertThatIllegalArgumentException().isThrownBy(() -> routes.get("/users/{name}", HANDLER))
                .withMessage("GET /users/{name} collides with GET /users/{id}: "
                        + "change one of the two templates, or remove one of the routes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        users        | must start with a slash
        ''           | must start with a slash
        /users/      | must not have an empty segment, nor a slash at its end
        //users      | must not have an empty segment, nor a slash at its end
        /a{id}       | must have each {name} as a whole segment, in letters, digits and _, actual: a{id}
        /{}          | must have each {name} as a whole segment, in letters, digits and _, actual: {}
        /{a-b}       | must have each {name} as a whole segment, in letters, digits and _, actual: {a-b}
        /a%20b       | must have its segments decoded and in plain ASCII, actual: a%20b
        /a?b         | must have its segments decoded and in plain ASCII, actual: a?b
        /{id}/x/{id} | must name each segment differently, but has {id} twice
        """)
    void add_malformed_saysTheRule(String template, String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> routes.get(template, HANDLER))
                .withMessage("The template '" + template + "' " + rule);
    }

    private RouteTrie.Match find(String path) {
        return requireNonNull(trie.find(path));
    }
}
