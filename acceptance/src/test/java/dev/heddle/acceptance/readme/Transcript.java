package dev.heddle.acceptance.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the {@code console} blocks of a page: commands, each after a {@code $}, and the answer below each.
 *
 * @param steps in the order of the page
 */
record Transcript(List<Step> steps) {

    private static final String BLOCK = "```console";

    /** A command and its answer. */
    record Step(String command, String answer) {}

    static Transcript of(Path page) throws IOException {
        List<Step> steps = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                inside = line.equals(BLOCK);
            } else if (inside && line.startsWith("$ ")) {
                steps.add(new Step(line.substring(2), ""));
            } else if (inside && !line.isBlank()) {
                Step step = steps.removeLast();
                steps.add(new Step(step.command(), step.answer() + line));
            }
        }
        return new Transcript(List.copyOf(steps));
    }
}
