package dev.heddle.architecture.internal.layer;

import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The packages that the project's own are in, one for each group that has nothing in common with the others. */
final class Roots {

    /** What strangers share: names of the net, and of hosts of code. */
    private static final Set<String> SHARED = Set.of("com", "org", "net", "edu", "gov", "mil", "info", "biz",
            "com.github", "io.github", "com.gitlab", "io.gitlab", "org.apache", "org.springframework", "java",
            "javax", "jakarta", "kotlin", "scala");

    private Roots() {}

    /** @param upToLayer cuts a package off before the first word of a layer */
    static Set<String> of(Collection<String> packages, UnaryOperator<String> upToLayer) {
        Set<String> roots = new TreeSet<>();
        collect(packages, 1, upToLayer, roots);
        return roots;
    }

    private static void collect(Collection<String> packages, int length, UnaryOperator<String> upToLayer,
            Set<String> roots) {
        packages.stream().collect(groupingBy(name -> start(name, length))).forEach((start, group) -> {
            String cut = upToLayer.apply(common(group));
            String root = cut.isEmpty() ? start : cut;
            List<String> below = group.stream().filter(name -> !name.equals(root)).toList();
            boolean layers = !below.isEmpty() && below.stream().allMatch(name -> upToLayer.apply(name).equals(root));
            if (isShared(root) && !layers) {
                collect(below, parts(root).size() + 1, upToLayer, roots);
            } else {
                roots.add(root);
            }
        });
    }

    private static boolean isShared(String root) {
        return SHARED.contains(root) || root.matches("[a-z]{2}");
    }

    /** Returns the package that all are in; empty where they have nothing in common. */
    static String common(Collection<String> packages) {
        return packages.stream().reduce(Roots::common).orElse("");
    }

    private static String common(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        int same = 0;
        while (same < Math.min(left.length, right.length) && left[same].equals(right[same])) {
            same++;
        }
        return String.join(".", Arrays.asList(left).subList(0, same));
    }

    private static String start(String name, int length) {
        List<String> parts = parts(name);
        return String.join(".", parts.subList(0, Math.min(length, parts.size())));
    }

    private static List<String> parts(String name) {
        return List.of(name.split("\\.", -1));
    }
}
