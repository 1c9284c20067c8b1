package dev.heddle.leak.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the check sees depends on how the JVM was started. */
class JvmTest {

    private static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";
    private static final String STACK_OF_THE_VIRTUAL_ONE = "2. virtual thread 'virtual leftover'[^\\n]*\\n   is at:\\n";

    @Test
    void plainJvm_seesVirtualThreadsButNotWhereTheyAre() throws Exception {
        assertThat(outputOfProgram()).containsPattern("2. virtual thread 'virtual leftover'[^\\n]*\\n   made at:\\n")
                .contains("this JVM would tell with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED");
    }

    @Test
    void jvmWithTheExport_seesWhereTheyAre() throws Exception {
        assertThat(outputOfProgram(EXPORT)).containsPattern(STACK_OF_THE_VIRTUAL_ONE)
                .contains(".CarelessProgram.main(CarelessProgram.java:").doesNotContain("this JVM would tell");
    }

    @Test
    void jvmWithTheExportThatListsNoThreads_fallsBackToTheFlightRecorder() throws Exception {
        assertThat(outputOfProgram(EXPORT, "-Djdk.trackAllThreads=false"))
                .contains("2. virtual thread 'virtual leftover'")
                .contains("this JVM would tell");
    }

    @Test
    void jvmWithoutAFlightRecorder_saysSoOnceAndChecksTheRest() throws Exception {
        assertThat(outputOfProgram("--limit-modules=java.base,java.logging"))
                .containsOnlyOnce("the leak check does not see virtual threads that Heddle has not started")
                .contains("1. platform thread 'platform leftover'").doesNotContain("virtual leftover");
    }

    private static String outputOfProgram(String... options) throws IOException, InterruptedException {
        Stream<String> java = Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"));
        List<String> command = Stream.of(java, Stream.of(options), Stream.of(CarelessProgram.class.getName()))
                .flatMap(parts -> parts).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the program ends:\n%s", output).isTrue();
        return output;
    }
}
