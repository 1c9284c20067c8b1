package dev.heddle.maven;

import dev.heddle.architecture.Project;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.report.ConsoleReport;
import dev.heddle.architecture.report.ReportFormat;
import dev.heddle.architecture.report.Reports;
import dev.heddle.architecture.run.CheckRun;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Checks the layers of all modules below the root, their classes and what they get from each other, and fails the build
 * where a rule is broken or something was not seen. It looks once in a build: where the modules inherit the goal from
 * their parent, in the last of them.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    private final MavenSession session;
    private final MavenProject project;
    private final ProjectDependenciesResolver resolver;

    /**
     * The folder that holds all modules. Unless set, the nearest one upwards with an <code>architecture.yaml</code>, else
     * that of the topmost module in this build.
     */
    @Parameter(property = "heddle.root")
    private @Nullable File root;

    /** Instead of <code>architecture.yaml</code> in the root. */
    @Parameter(property = "heddle.config")
    private @Nullable File config;

    /** Instead of the baseline beside <code>architecture.yaml</code>. */
    @Parameter(property = "heddle.baseline")
    private @Nullable File baseline;

    /** An older baseline: the build fails if something was added since. */
    @Parameter(property = "heddle.baselineBefore")
    private @Nullable File baselineBefore;

    /** Why the violations of today are forgiven: writes the first baseline. */
    @Parameter(property = "heddle.startBaseline")
    private @Nullable String startBaseline;

    /** Whether to take out of the baseline what isn't broken any more. */
    @Parameter(property = "heddle.shrinkBaseline")
    private boolean shrinkBaseline;

    /** Where to write JUnit XML. */
    @Parameter(property = "heddle.junit")
    private @Nullable File junit;

    /** Where to write SARIF 2.1.0. */
    @Parameter(property = "heddle.sarif")
    private @Nullable File sarif;

    /** Where to write JSON: layers, modules, features, the edges between them, and the verdict. */
    @Parameter(property = "heddle.json")
    private @Nullable File json;

    @Inject
    CheckMojo(MavenSession session, MavenProject project, ProjectDependenciesResolver resolver) {
        this.session = session;
        this.project = project;
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped(session)) {
            getLog().warn("The architecture is not checked: heddle.skip is set");
            return;
        }
        try {
            check(new Reactor(session, project));
        } catch (WrongUseException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** By the one who starts the build alone: in a pom, one module could leave out the check of all. */
    private static boolean isSkipped(MavenSession session) {
        return Boolean.parseBoolean(session.getUserProperties().getProperty("heddle.skip"));
    }

    private void check(Reactor reactor) throws MojoFailureException {
        Path folder = Optional.ofNullable(root).map(File::toPath).orElseGet(() -> reactor.root(config()));
        if (reactor.comesBack(folder)) {
            getLog().info("The architecture is checked in another module of this build");
            return;
        }
        List<String> others = reactor.leftOut(folder);
        if (!others.isEmpty()) {
            getLog().warn(
                    "Checked as they were compiled last, and what comes through them may not be known, since they are"
                            + " not in this build: " + String.join(", ", others));
        }
        Verdict verdict = run(reactor, folder);
        String report = ConsoleReport.of(verdict);
        if (!verdict.passed()) {
            throw new MojoFailureException("The architecture is broken.\n\n" + report);
        }
        report.lines().forEach(getLog()::info);
    }

    private Verdict run(Reactor reactor, Path folder) {
        Map<ReportFormat, Path> reports = new EnumMap<>(ReportFormat.class);
        path(junit).ifPresent(f -> reports.put(ReportFormat.JUNIT, f));
        path(sarif).ifPresent(f -> reports.put(ReportFormat.SARIF, f));
        path(json).ifPresent(f -> reports.put(ReportFormat.JSON, f));
        Reports.prepare(reports);
        CheckRun.requireFile(config(), "architecture file");
        Optional<Path> file = config().or(() -> Project.configIn(folder));
        Modules modules = new Modules(reactor, new Dependencies(resolver, reactor), folder, file);
        return new CheckRun(new Project(folder, modules.all(), file, path(baseline)), reports, path(baselineBefore),
                Optional.ofNullable(startBaseline), shrinkBaseline).run();
    }

    private Optional<Path> config() {
        return path(config);
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
