package dev.heddle.architecture.model;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.discovery.ClassFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the class files of modules. Types outside a module are known by their names alone, so that the outcome depends on
 * neither the running JVM nor the class path. It goes by parts, of which only the compact form is kept: ArchUnit's own model
 * of ten thousand classes takes half a gibibyte.
 */
public final class CodeReader {

    private static final int PART = 250;

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private CodeReader() {}

    /**
     * Reads one module after the other.
     *
     * @throws WrongUseException where a folder doesn't exist, or a file can't be read
     */
    public static List<CodeClass> read(List<Module> modules) {
        CodeReader reader = new CodeReader();
        return modules.stream().flatMap(module -> reader.read(module).stream()).toList();
    }

    private List<CodeClass> read(Module module) {
        Map<String, CodeClass> read = new TreeMap<>();
        for (Path folder : module.classFolders()) {
            requireFolder(module, folder);
            ClassFiles.byVersion(folder).stream().flatMap(files -> read(module, files).stream())
                    .forEach(type -> read.merge(type.name(), type, CodeClass::and));
        }
        return List.copyOf(read.values());
    }

    private List<CodeClass> read(Module module, List<Path> files) {
        return parts(files).parallelStream().flatMap(part -> read(part, module).stream()).toList();
    }

    private static void requireFolder(Module module, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new WrongUseException("The class folder " + folder + " of the module " + module.name()
                    + " does not exist: compile the module first, or take it out of the list");
        }
    }

    /** Nested classes stay together: ArchUnit resolves what they call through accessors. */
    private static List<List<Path>> parts(List<Path> paths) {
        Collection<List<Path>> nests = paths.stream().collect(groupingBy(
                path -> path.resolveSibling(nameOf(path).replaceAll("(?<=.)\\$.*|\\.class$", "")), TreeMap::new,
                java.util.stream.Collectors.toList())).values();
        List<List<Path>> parts = new ArrayList<>();
        List<Path> part = new ArrayList<>();
        for (List<Path> nest : nests) {
            part.addAll(nest);
            if (part.size() >= PART) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        parts.add(part);
        return parts;
    }

    private List<CodeClass> read(List<Path> paths, Module module) {
        Map<String, ClassFile> files = new HashMap<>();
        paths.stream().map(ClassFile::read).forEach(file -> files.put(file.name(), file));
        JavaClasses classes = importAll(paths);
        requireAll(files, classes);
        List<CodeClass> read = new ArrayList<>();
        for (JavaClass type : classes) {
            ClassFile file = files.get(type.getName());
            if (file != null) {
                read.add(new ClassConverter(type, file, module, this::same).convert());
            }
        }
        read.sort(comparing(CodeClass::name));
        return read;
    }

    /** Names come thousands of times, and are kept once. */
    private String same(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static JavaClasses importAll(List<Path> paths) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            configuration.setMd5InClassSourcesEnabled(false);
            return new ClassFileImporter().importPaths(paths);
        });
    }

    /** ArchUnit logs what it can't read and goes on. */
    private static void requireAll(Map<String, ClassFile> files, JavaClasses classes) {
        files.forEach((name, file) -> {
            if (!classes.contain(name)) {
                throw new WrongUseException(
                        "Unable to read the class file " + file.path() + ": it is damaged, compile it again");
            }
        });
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
