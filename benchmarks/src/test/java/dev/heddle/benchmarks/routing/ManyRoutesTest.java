package dev.heddle.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.delivery.http.LocalAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManyRoutesTest {

    @ParameterizedTest
    @CsvSource({"5, false, r000", "5, true, r004", "500, false, r000", "500, true, r499"})
    void heddle_anyNumberOfRoutes_isAnsweredByTheOneAskedFor(int routes, boolean last, String route) {
        ManyRoutes many = new ManyRoutes();
        many.routes = routes;
        many.last = last;
        many.declare();

        LocalAnswer answer = many.heddle();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().get("X-Route")).containsExactly(route);
    }
}
