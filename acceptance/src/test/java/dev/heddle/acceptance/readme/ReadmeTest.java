package dev.heddle.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.acceptance.readme.Transcript.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final String ADDRESS = "127.0.0.1:8080";

    @TempDir
    Path folder;

    @Test
    void transcript_everyCommand_givesTheAnswerThatIsShown() throws Exception {
        Transcript transcript = Transcript.of(README);
        assertThat(transcript.steps()).hasSizeGreaterThan(6);
        Ids ids = new Ids();

        try (ExampleProcess service = ExampleProcess.start(folder)) {
            for (Step step : transcript.steps()) {
                String answer = run(ids.actual(step.command()).replace(ADDRESS, service.address()));
                ids.assertShown(step.answer(), answer);
            }
        }
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(command + "\n" + answer).isZero();
        return answer.replace("\r", "").replace("\n", "");
    }
}
