package dev.heddle.architecture.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        com.acme.domain com.acme.usecase.order                 | com.acme
        com.acme.domain                                        | com.acme
        shop.domain shop.usecase                               | shop
        shop.order.domain shop.user.domain                     | shop
        com.acme.domain org.other.repository                   | com.acme org.other
        com.acme.domain com.other.domain                       | com.acme com.other
        com.acme.shop.domain com.acme.web com                  | com.acme
        io.github.one.domain io.github.two.usecase             | io.github.one io.github.two
        app.domain app.usecase                                 | app
        io.domain io.usecase                                   | io
        domain usecase.order                                   | domain usecase
        """)
    void roots_ofPackages_areWhatEachGroupIsIn(String packages, String roots) {
        List<String> names = List.of(packages.split(" ", -1));

        assertThat(new Convention(Optional.empty(), names).roots())
                .containsExactlyInAnyOrder(roots.split(" ", -1));
    }
}
