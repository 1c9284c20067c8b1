package dev.heddle.maven;

import dev.heddle.architecture.Project;
import dev.heddle.architecture.WrongUseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.artifact.Artifact;

/** The projects of the build that runs, and where in it we are. */
final class Reactor {

    private static final String GOAL = "check";
    private static final String ARTIFACT = "heddle-maven-plugin";
    private static final Predicate<String> COMMAND = Pattern
            .compile("(.*:)?heddle(-maven-plugin)?(:[^:]*)?:check(@.*)?").asMatchPredicate();
    private static final String REACHED = Reactor.class.getName() + ".reached ";

    private final MavenSession session;
    private final MavenProject current;

    Reactor(MavenSession session, MavenProject current) {
        this.session = session;
        this.current = current;
    }

    MavenSession session() {
        return session;
    }

    /** Returns all projects, those too that {@code -pl} left out. */
    List<MavenProject> all() {
        return session.getAllProjects();
    }

    /** Returns the projects that are in a folder or below. */
    List<MavenProject> below(Path folder) {
        return all().stream().filter(p -> folder(p).startsWith(normal(folder))).toList();
    }

    static Path folder(MavenProject project) {
        return normal(project.getBasedir().toPath());
    }

    private static Path normal(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** Returns the project that an artifact belongs to. */
    Optional<MavenProject> find(Artifact artifact) {
        return all().stream().filter(p -> p.getGroupId().equals(artifact.getGroupId())
                && p.getArtifactId().equals(artifact.getArtifactId())
                && p.getVersion().equals(artifact.getBaseVersion())).findFirst();
    }

    boolean isInThisBuild(MavenProject project) {
        return session.getProjects().contains(project);
    }

    /** Returns the artifacts below a folder that {@code -pl} left out of this build. */
    List<String> leftOut(Path folder) {
        return below(folder).stream().filter(p -> !isInThisBuild(p) && !isPom(p)).map(MavenProject::getArtifactId)
                .toList();
    }

    /** The nearest folder upwards with an {@code architecture.yaml}, within the build; else the topmost. */
    Path root(Optional<Path> config) {
        Path top = all().stream().map(Reactor::folder).min(Path::compareTo).orElse(folder(current));
        if (config.isPresent()) {
            return top;
        }
        return Stream.iterate(folder(current), f -> f != null && f.startsWith(top), Path::getParent)
                .filter(f -> Project.configIn(f).isPresent()).findFirst().orElse(top);
    }

    /**
     * Returns whether another project below the folder runs the goal later in this build, which then sees more. What is
     * not below the folder leaves it to those that are.
     *
     * @throws WrongUseException where it is the last one, and a project without the goal was not built yet
     */
    boolean comesBack(Path folder) {
        if (!folder(current).startsWith(normal(folder)) && inThisBuild(folder).anyMatch(this::runsTheGoal)) {
            return true;
        }
        Set<String> reached = reached(folder);
        boolean later;
        synchronized (reached) {
            reached.add(current.getId());
            later = inThisBuild(folder).filter(p -> !hasItsOwn(p, folder))
                    .anyMatch(p -> !reached.contains(p.getId()) && runsTheGoal(p));
        }
        if (!later && !isOnTheCommandLine()) {
            requireBuilt(folder);
        }
        return later;
    }

    /** Whether a project is checked by itself: there is an {@code architecture.yaml} nearer to it than the folder's. */
    private static boolean hasItsOwn(MavenProject project, Path folder) {
        return Stream.iterate(folder(project), f -> f != null && !f.equals(normal(folder)), Path::getParent)
                .anyMatch(f -> Project.configIn(f).isPresent());
    }

    private Stream<MavenProject> inThisBuild(Path folder) {
        return session.getProjects().stream().filter(p -> folder(p).startsWith(normal(folder)));
    }

    private void requireBuilt(Path folder) {
        inThisBuild(folder).filter(p -> !p.equals(current) && session.getResult().getBuildSummary(p) == null)
                .filter(p -> !runsTheGoal(p)).filter(p -> !isPom(p)).findFirst().ifPresent(p -> {
                    throw new WrongUseException("The module " + p.getArtifactId() + " is built after "
                            + current.getArtifactId()
                            + ", where the architecture is checked: bind the goal in the parent"
                            + " of all modules, or in the last one");
                });
    }

    private static boolean isPom(MavenProject project) {
        return project.getPackaging().equals("pom");
    }

    private boolean runsTheGoal(MavenProject project) {
        return isOnTheCommandLine() || project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals(ARTIFACT))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains(GOAL) && !"none".equals(execution.getPhase()));
    }

    private boolean isOnTheCommandLine() {
        return session.getGoals().stream().anyMatch(COMMAND);
    }

    /** What the whole build shares, whatever class loader the plugin has in a project. */
    private Set<String> reached(Path folder) {
        SessionData shared = session.getRepositorySession().getData();
        String key = REACHED + normal(folder);
        synchronized (shared) {
            Object set = Optional.ofNullable(shared.get(key)).orElseGet(ConcurrentHashMap::newKeySet);
            shared.set(key, set);
            @SuppressWarnings("unchecked") // it is put nowhere else
            Set<String> reached = (Set<String>) set;
            return reached;
        }
    }
}
