package dev.heddle.benchmarks.architecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.report.ConsoleReport;
import java.nio.file.Path;
import java.util.List;

/** Who checks the classes. */
enum Checker {

    HEDDLE("all rules of heddle-architecture-rules") {
        @Override
        void check(Path root) {
            Verdict verdict = ArchitectureRules
                    .verdict(Project.of(root, List.of(Module.of("bank", Codebase.classes(root)))));
            if (!verdict.passed()) {
                throw new IllegalStateException(ConsoleReport.of(verdict));
            }
        }
    },

    ARCHUNIT("ArchUnit's `layeredArchitecture()`") {
        @Override
        void check(Path root) {
            Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
                    .layer("domain").definedBy(in("domain"))
                    .layer("usecase").definedBy(in("usecase"))
                    .layer("repository").definedBy(in("repository"))
                    .layer("delivery").definedBy(in("delivery"))
                    .layer("main").definedBy(in("main"))
                    .whereLayer("main").mayNotBeAccessedByAnyLayer()
                    .whereLayer("delivery").mayOnlyBeAccessedByLayers("main")
                    .whereLayer("repository").mayOnlyBeAccessedByLayers("main")
                    .whereLayer("usecase").mayOnlyBeAccessedByLayers("repository", "delivery", "main")
                    .check(new ClassFileImporter().importPath(Codebase.classes(root)));
        }
    };

    private final String words;

    Checker(String words) {
        this.words = words;
    }

    /** Reads and checks; throws where something is wrong with them, which there is not. */
    abstract void check(Path root);

    private static String in(String layer) {
        return Codebase.PACKAGE + "." + layer + "..";
    }

    @Override
    public String toString() {
        return words;
    }
}
