package dev.heddle.benchmarks.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A made-up service that keeps the rules: each of its parts has ten classes in four layers, ten parts are a feature. */
final class Codebase {

    static final String PACKAGE = "com.acme.bank";

    private static final int CLASSES_PER_PART = 10;
    private static final int PARTS_PER_FEATURE = 10;
    private static final Map<String, String> SOURCES = sources();

    private Codebase() {}

    /** Returns where its class files are. */
    static Path classes(Path root) {
        return root.resolve("classes");
    }

    /** Writes and compiles it. */
    static void compile(Path folder, int classes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < classes / CLASSES_PER_PART; part++) {
            files.addAll(write(folder.resolve("src"), part));
        }
        Path main = folder.resolve("src/com/acme/bank/main/Main.java");
        Files.createDirectories(main.getParent());
        files.add(Files.writeString(main, """
            package com.acme.bank.main;
            public final class Main {
                private Main() {}
                public static void main(String[] args) {
                    new com.acme.bank.repository.f0.JdbcThing0Repository().find("0");
                }
            }
            """));
        compile(files, Files.createDirectories(classes(folder)));
    }

    private static List<Path> write(Path folder, int part) {
        String feature = "f" + part / PARTS_PER_FEATURE;
        List<Path> files = new ArrayList<>();
        SOURCES.forEach((name, source) -> {
            String text = source.replace("FEATURE", feature).replace("Thing", "Thing" + part);
            Path file = folder.resolve("com/acme/bank")
                    .resolve(name.replace("FEATURE", feature).replace("Thing", "Thing" + part) + ".java");
            files.add(written(file, text));
        });
        return files;
    }

    private static Path written(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(null, manager, null, List.of("-d", classes.toString(), "-proc:none"),
                    null, manager.getJavaFileObjectsFromPaths(files)).call();
            if (!compiled) {
                throw new IllegalStateException("The made-up service does not compile");
            }
        }
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("domain/FEATURE/Thing", """
            package com.acme.bank.domain.FEATURE;
            import java.util.List;
            import java.util.Optional;
            public record Thing(ThingId id, ThingState state, List<ThingId> parts) {
                public Thing { parts = List.copyOf(parts); }
                public Optional<ThingId> first() { return parts.stream().findFirst(); }
                public boolean isOpen() { return state == ThingState.OPEN; }
                public Thing closed() { return new Thing(id, ThingState.CLOSED, parts); }
            }
            """);
        sources.put("domain/FEATURE/ThingId", """
            package com.acme.bank.domain.FEATURE;
            public record ThingId(String value) {
                public ThingId {
                    if (value.isBlank()) throw new IllegalArgumentException("value must not be blank");
                }
                public static ThingId of(String text) { return new ThingId(text.strip()); }
            }
            """);
        sources.put("domain/FEATURE/ThingState", """
            package com.acme.bank.domain.FEATURE;
            public enum ThingState {
                OPEN, CLOSED;
                public ThingState next() { return this == OPEN ? CLOSED : OPEN; }
            }
            """);
        sources.put("usecase/FEATURE/ThingRepository", """
            package com.acme.bank.usecase.FEATURE;
            import com.acme.bank.domain.FEATURE.*;
            import java.util.Optional;
            public interface ThingRepository {
                Optional<Thing> find(String id);
                void save(Thing thing);
            }
            """);
        sources.put("usecase/FEATURE/FindThing", """
            package com.acme.bank.usecase.FEATURE;
            import com.acme.bank.domain.FEATURE.*;
            import java.util.Optional;
            public final class FindThing {
                private final ThingRepository things;
                public FindThing(ThingRepository things) { this.things = things; }
                public Optional<Thing> execute(String id) { return things.find(id).filter(Thing::isOpen); }
            }
            """);
        sources.put("usecase/FEATURE/CloseThing", """
            package com.acme.bank.usecase.FEATURE;
            import com.acme.bank.domain.FEATURE.*;
            public final class CloseThing {
                private final ThingRepository things;
                public CloseThing(ThingRepository things) { this.things = things; }
                public Thing execute(ThingId id) {
                    Thing closed = things.find(id.value()).orElseThrow().closed();
                    things.save(closed);
                    return closed;
                }
            }
            """);
        sources.put("repository/FEATURE/JdbcThingRepository",
                """
                    package com.acme.bank.repository.FEATURE;
                    import com.acme.bank.domain.FEATURE.*;
                    import com.acme.bank.usecase.FEATURE.ThingRepository;
                    import java.util.*;
                    public final class JdbcThingRepository implements ThingRepository {
                        private final Map<String, ThingRow> rows = new HashMap<>();
                        @Override public Optional<Thing> find(String id) { return Optional.ofNullable(rows.get(id)).map(ThingRow::toThing); }
                        @Override public void save(Thing thing) { rows.put(thing.id().value(), ThingRow.from(thing)); }
                    }
                    """);
        sources.put("repository/FEATURE/ThingRow", """
            package com.acme.bank.repository.FEATURE;
            import com.acme.bank.domain.FEATURE.*;
            import java.util.List;
            record ThingRow(String id, String state) {
                static ThingRow from(Thing thing) { return new ThingRow(thing.id().value(), thing.state().name()); }
                Thing toThing() { return new Thing(ThingId.of(id), ThingState.valueOf(state), List.of()); }
            }
            """);
        sources.put("delivery/FEATURE/ThingRoutes",
                """
                    package com.acme.bank.delivery.FEATURE;
                    import com.acme.bank.domain.FEATURE.*;
                    import com.acme.bank.usecase.FEATURE.*;
                    public final class ThingRoutes {
                        private final FindThing find;
                        private final CloseThing close;
                        public ThingRoutes(FindThing find, CloseThing close) { this.find = find; this.close = close; }
                        public String get(String id) { return find.execute(id).map(ThingJson::from).map(ThingJson::text).orElse(""); }
                        public String post(String id) { return ThingJson.from(close.execute(ThingId.of(id))).text(); }
                    }
                    """);
        sources.put("delivery/FEATURE/ThingJson", """
            package com.acme.bank.delivery.FEATURE;
            import com.acme.bank.domain.FEATURE.Thing;
            record ThingJson(String id, boolean open) {
                static ThingJson from(Thing thing) { return new ThingJson(thing.id().value(), thing.isOpen()); }
                String text() { return String.format("%s %s", id, open); }
            }
            """);
        return sources;
    }
}
