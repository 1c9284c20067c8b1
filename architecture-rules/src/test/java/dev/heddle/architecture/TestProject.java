package dev.heddle.architecture;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A project that a test writes and compiles, laid out as Maven does. */
public final class TestProject {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record|@interface) (\\w+)");

    private final Path root;
    private final List<Path> modules = new ArrayList<>();

    public TestProject(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /** Returns a project of five layers, one class each, in one module. */
    public static TestProject complete(Path root) throws IOException {
        return new TestProject(root).module("app", """
            package com.acme.domain;
            public record Account(String id) { }
            """, """
            package com.acme.usecase;
            import com.acme.domain.Account;
            public interface Accounts { Account find(String id); }
            """, """
            package com.acme.usecase;
            public record ShowAccount(Accounts accounts) { }
            """, """
            package com.acme.repository;
            import com.acme.domain.Account;
            public class MemoryAccounts implements com.acme.usecase.Accounts {
                public Account find(String id) { return new Account(id); }
            }
            """, """
            package com.acme.delivery;
            public record Handler(com.acme.usecase.ShowAccount showAccount) { }
            """,
                """
                    package com.acme.main;
                    import com.acme.usecase.ShowAccount;
                    public class Main { Object handler = new com.acme.delivery.Handler(new ShowAccount(new com.acme.repository.MemoryAccounts())); }
                    """);
    }

    /** Adds sources to a module, and compiles it with those before it on the class path. */
    public TestProject module(String name, String... sources) throws IOException {
        return module(name, List.of("-g"), sources);
    }

    /** The same, with options for the compiler. */
    public TestProject module(String name, List<String> options, String... sources) throws IOException {
        Path module = Files.createDirectories(root.resolve(name));
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        for (String source : sources) {
            Path file = module.resolve("src/main/java").resolve(fileOf(source));
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
        if (!modules.contains(module)) {
            modules.add(module);
        }
        compile(module, options);
        return this;
    }

    /** Writes {@code architecture.yaml} into the root. */
    public TestProject config(String text) throws IOException {
        return file(Project.CONFIG, text);
    }

    public TestProject file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public Path path(String path) {
        return root.resolve(path);
    }

    public Project project() {
        return Project.of(root, modules.stream().map(m -> Module.in(String.valueOf(m.getFileName()), m)).toList());
    }

    public Verdict verdict() {
        return ArchitectureRules.verdict(project());
    }

    private void compile(Path module, List<String> options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(module.resolve("target/classes"));
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.walk(module.resolve("src/main/java"))) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<Path> path = modules.stream().map(m -> m.resolve("target/classes"))
                    .collect(toCollection(ArrayList::new));
            Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(Path::of)
                    .forEach(path::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn"));
            all.addAll(options);
            boolean compiled = compiler.getTask(output, files, null, all, null,
                    files.getJavaFileObjectsFromPaths(sources.filter(s -> s.toString().endsWith(".java")).toList()))
                    .call();
            if (!compiled) {
                throw new AssertionError(output.toString());
            }
        }
    }

    private static String fileOf(String source) {
        Matcher packageName = PACKAGE.matcher(source);
        String folder = packageName.find() ? packageName.group(1).replace('.', '/') + "/" : "";
        Matcher type = TYPE.matcher(source);
        return folder + (type.find() ? type.group(1) : "package-info") + ".java";
    }
}
