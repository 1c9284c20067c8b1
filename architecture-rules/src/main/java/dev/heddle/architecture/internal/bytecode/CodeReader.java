package dev.heddle.architecture.internal.bytecode;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.discovery.ClassFiles;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the class files of modules, each once. Types outside a module are known by their names alone, so that the outcome
 * depends on neither the running JVM nor the class path.
 */
public final class CodeReader {

    private final TypeNames names = new TypeNames();
    private final Mentions mentions = new Mentions(names);

    private CodeReader() {}

    /**
     * Reads one module after the other, its files at the same time.
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
        return nests(files).parallelStream().flatMap(nest -> read(nest, module).stream()).toList();
    }

    private static void requireFolder(Module module, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new WrongUseException("The class folder " + folder + " of the module " + module.name()
                    + " does not exist: compile the module first, or take it out of the list");
        }
    }

    private static List<List<Path>> nests(List<Path> paths) {
        return List.copyOf(paths.stream().collect(groupingBy(path -> path.resolveSibling(nest(nameOf(path))),
                TreeMap::new, toList())).values());
    }

    private static String nest(String fileName) {
        return Names.topLevel(fileName.substring(0, fileName.length() - ".class".length()));
    }

    private List<CodeClass> read(List<Path> nest, Module module) {
        List<ClassReading> readings = nest.stream().map(path -> ClassFile.read(path, names, mentions)).toList();
        Nest.complete(readings.stream().map(ClassReading::facts).toList());
        return readings.stream().map(reading -> reading.toClass(module)).toList();
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
