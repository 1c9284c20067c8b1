package dev.heddle.benchmarks.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.benchmarks.internal.Children;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a real server in a process of its own. */
final class ConnectionsTest {

    private static final int COUNT = 200;

    private final Children children = Children.endedAtExit();

    @ParameterizedTest
    @EnumSource
    void open_someMore_takeMemoryAndStayOpen(Kind kind) throws Exception {
        try (Child server = Child.start(kind, List.of("-Xmx256m"), children);
                Connections connections = new Connections(server.port())) {
            connections.open(1);
            connections.ask(10);
            Memory before = server.memory();
            connections.open(COUNT);

            assertThat(server.memory().eachSince(before, COUNT).heap()).isBetween(500.0, 50_000.0);
            assertThat(connections.closedByServer()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closedByServer_serverHasEnded_isAll(Kind kind) throws Exception {
        Child server = Child.start(kind, List.of("-Xmx256m"), children);
        try (Connections connections = new Connections(server.port())) {
            connections.open(3);
            server.close();

            assertThat(connections.closedByServer()).isEqualTo(3);
        }
    }
}
