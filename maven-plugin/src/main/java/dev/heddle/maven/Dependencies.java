package dev.heddle.maven;

import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.WrongUseException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.model.InputLocation;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;

/**
 * What Maven gives to a project: all scopes, declared and through others. Projects of the same build are not resolved to
 * files, so that the check runs before they are packaged.
 */
final class Dependencies {

    private final ProjectDependenciesResolver resolver;
    private final Reactor reactor;

    Dependencies(ProjectDependenciesResolver resolver, Reactor reactor) {
        this.resolver = resolver;
        this.reactor = reactor;
    }

    /** Returns the dependencies of a project; those of the same build are called as the function says. */
    List<ModuleDependency> of(MavenProject project, Function<MavenProject, String> name) {
        List<ModuleDependency> found = new ArrayList<>();
        for (DependencyNode child : graph(project).getChildren()) {
            add(child, List.of(), line(child, project), name, found);
        }
        return found;
    }

    private DependencyNode graph(MavenProject project) {
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project,
                reactor.session().getRepositorySession());
        request.setResolutionFilter((node, parents) -> node.getArtifact() != null
                && reactor.find(node.getArtifact()).isEmpty());
        try {
            return resolver.resolve(request).getDependencyGraph();
        } catch (DependencyResolutionException e) {
            throw new WrongUseException("Unable to resolve what the module " + project.getArtifactId() + " depends on ("
                    + e.getMessage() + ")" + (reactor.isInThisBuild(project) ? "" : ": leave out -pl, or add -am"), e);
        }
    }

    private void add(DependencyNode node, List<String> through, int line, Function<MavenProject, String> name,
            List<ModuleDependency> found) {
        String own = name(node.getArtifact(), name);
        found.add(new ModuleDependency(own, node.getDependency().getScope(), through, file(node.getArtifact()), line));
        List<String> way = new ArrayList<>(through);
        way.add(own);
        node.getChildren().forEach(child -> add(child, way, line, name, found));
    }

    /** The classes of tests, and other jars beside the main one, are no module. */
    private String name(Artifact artifact, Function<MavenProject, String> name) {
        String full = artifact.getGroupId() + ":" + artifact.getArtifactId();
        return artifact.getClassifier().isEmpty() ? reactor.find(artifact).map(name).orElse(full)
                : full + ":" + artifact.getClassifier();
    }

    private Optional<Path> file(Artifact artifact) {
        return reactor.find(artifact).filter(p -> artifact.getClassifier().isEmpty())
                .map(p -> Path.of(p.getBuild().getOutputDirectory()))
                .or(() -> Optional.ofNullable(artifact.getFile()).map(File::toPath));
    }

    /** Where the project's own pom names it. */
    private static int line(DependencyNode node, MavenProject project) {
        Artifact artifact = node.getArtifact();
        return project.getDependencies().stream()
                .filter(d -> d.getGroupId().equals(artifact.getGroupId())
                        && d.getArtifactId().equals(artifact.getArtifactId()))
                .map(d -> d.getLocation("artifactId")).filter(l -> isIn(l, project)).map(InputLocation::getLineNumber)
                .findFirst().orElse(0);
    }

    private static boolean isIn(InputLocation location, MavenProject project) {
        return location != null && location.getSource() != null
                && project.getFile().getPath().equals(location.getSource().getLocation());
    }
}
