package dev.heddle.architecture.model;

import static java.util.Comparator.comparing;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the class files of modules. Types outside a module are known by their names alone, so that the outcome depends on
 * neither the running JVM nor the class path.
 */
public final class CodeReader {

    private static final Set<String> SKIPPED = Set.of("module-info.class");

    private CodeReader() {}

    /**
     * Reads one module after the other, and keeps the compact form alone.
     *
     * @throws WrongUseException where a folder doesn't exist, or a file can't be read
     */
    public static List<CodeClass> read(List<Module> modules) {
        return modules.stream().flatMap(module -> read(module).stream()).toList();
    }

    private static List<CodeClass> read(Module module) {
        Map<String, ClassFile> files = new HashMap<>();
        for (Path folder : module.classFolders()) {
            classFiles(module, folder).forEach(file -> files.put(file.name(), file));
        }
        if (files.isEmpty()) {
            return List.of();
        }
        JavaClasses classes = importAll(module);
        requireAll(files, classes);
        List<CodeClass> read = new ArrayList<>();
        for (JavaClass type : classes) {
            ClassFile file = files.get(type.getName());
            if (file != null) {
                read.add(new ClassConverter(type, file, module).convert());
            }
        }
        read.sort(comparing(CodeClass::name));
        return read;
    }

    private static List<ClassFile> classFiles(Module module, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new WrongUseException("The class folder " + folder + " of the module " + module.name()
                    + " does not exist: compile the module first, or take it out of the list");
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(CodeReader::isClassFile).map(ClassFile::read).toList();
        } catch (IOException e) {
            throw new WrongUseException("Unable to read the class folder " + folder, e);
        }
    }

    private static boolean isClassFile(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".class") && !SKIPPED.contains(name) && !path.toString().replace('\\', '/')
                .contains("/META-INF/");
    }

    private static JavaClasses importAll(Module module) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            configuration.setMd5InClassSourcesEnabled(false);
            return new ClassFileImporter().withImportOption(location -> !location.contains("/META-INF/"))
                    .importPaths(module.classFolders());
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
}
