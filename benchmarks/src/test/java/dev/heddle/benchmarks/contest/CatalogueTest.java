package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.benchmarks.internal.Children;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

final class CatalogueTest {

    private final PrintStream log = new PrintStream(OutputStream.nullOutputStream());
    private final Catalogue catalogue = new Catalogue(new Settings(1, 1, 1, List.of()), Children.endedAtExit(), log);

    @Test
    void all_benchmarks_areTheOnesThatJmhKnows() {
        List<String> known = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(log, VerboseMode.SILENT), List.of())
                .stream().map(BenchmarkListEntry::getUsername).toList();

        assertThat(jmhProbes(catalogue.all()).map(JmhProbe::benchmark).distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void all_contestants_beginWithHeddle() {
        assertThat(catalogue.all()).allSatisfy(contest -> assertThat(contest.first().name()).startsWith("Heddle"));
    }

    @Test
    void named_noName_isAll() {
        assertThat(catalogue.named(List.of())).hasSameSizeAs(catalogue.all());
    }

    @Test
    void named_someNames_isThose() {
        assertThat(catalogue.named(List.of("select", "current"))).extracting(Contest::name)
                .containsOnly("select", "current");
    }

    @Test
    void named_unknownName_saysWhichThereAre() {
        assertThatThrownBy(() -> catalogue.named(List.of("selekt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no 'selekt'; there are: current, time-out, ");
    }

    private static Stream<JmhProbe> jmhProbes(List<Contest> contests) {
        return contests.stream().flatMap(contest -> contest.contestants().stream())
                .map(Contestant::probe).filter(JmhProbe.class::isInstance).map(JmhProbe.class::cast);
    }
}
