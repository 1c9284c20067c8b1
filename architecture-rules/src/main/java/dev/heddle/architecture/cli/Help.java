package dev.heddle.architecture.cli;

/** What {@code --help} shows. */
final class Help {

    static final String TEXT = """
        Checks the layers of a JVM project.

        java -jar heddle-architecture-rules-cli.jar [options] [FOLDER]

          FOLDER                    holds all modules; the current folder unless said otherwise
          --classes [NAME=]PATH     class folder or jar of a module; may be repeated
                                    (without it, all modules below FOLDER that Maven or Gradle compiled)
          --sources [NAME=]PATH     sources of a module, for lines and comments; may be repeated
          --config FILE             instead of FOLDER/architecture.yaml
          --baseline FILE           instead of the one beside architecture.yaml
          --baseline-before FILE    an older baseline: fails if something was added since
          --start-baseline REASON   forgive what is broken today: write the first baseline
          --shrink-baseline         take out of the baseline what isn't broken any more
          --junit FILE              write JUnit XML
          --sarif FILE              write SARIF 2.1.0
          --json FILE               write JSON: layers, modules, features, the edges between them, and the verdict
          --explain RULE            show the page of a rule: what it asks, why, samples, how to allow something
          --schema                  show the JSON schema of architecture.yaml, for editors
          --help                    show this
          --version                 show the version

        Exit codes: 0 passed, 1 a rule is broken or something wasn't seen, 2 wrong use (no report is written,
        and none of a run before is left).
        """;

    private Help() {}
}
