package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Says what exceptions become in the server of {@link HttpServerModule}, from any module:
 *
 * <pre>{@code
 * problemsBinder(binder()).add(SeatTakenException.class, 409, "seat-taken");
 * }</pre>
 *
 * <p>Two mappings of one class are an error when the injector is created.
 *
 * @see HttpServer.Builder#problem(Class, int, String)
 */
public final class ProblemsBinder {

    private final MapBinder<Class<?>, Consumer<ProblemMappings>> mappings;
    private final OptionalBinder<ProblemTypes> types;

    private ProblemsBinder(MapBinder<Class<?>, Consumer<ProblemMappings>> mappings,
            OptionalBinder<ProblemTypes> types) {
        this.mappings = mappings;
        this.types = types;
    }

    /** Returns a binder that adds to what others add. */
    public static ProblemsBinder problemsBinder(Binder binder) {
        Binder callers = binder.skipSources(ProblemsBinder.class);
        OptionalBinder<ProblemTypes> types = OptionalBinder.newOptionalBinder(callers, ProblemTypes.class);
        types.setDefault().toInstance(ProblemTypes.DEFAULT);
        return new ProblemsBinder(
                MapBinder.newMapBinder(callers, new TypeLiteral<Class<?>>() {},
                        new TypeLiteral<Consumer<ProblemMappings>>() {}),
                types);
    }

    /** Maps a class, as {@link HttpServer.Builder#problem(Class, int, String)} does. */
    public <E extends Throwable> ProblemsBinder add(Class<E> type, int status, String code) {
        return addTo(type, mappings -> mappings.add(type, status, code));
    }

    /** Maps a class, as {@link HttpServer.Builder#problem(Class, Function)} does. */
    public <E extends Throwable> ProblemsBinder add(Class<E> type, Function<? super E, Problem> problem) {
        return addTo(type, mappings -> mappings.add(type, problem));
    }

    /** Sets where the types of problems lead, as {@link HttpServer.Builder#problemTypes} does; for one module. */
    public ProblemsBinder typesAt(URI base) {
        types.setBinding().toInstance(new ProblemTypes(base));
        return this;
    }

    private ProblemsBinder addTo(Class<?> type, Consumer<ProblemMappings> mapping) {
        mappings.addBinding(requireNonNull(type, "type is null")).toInstance(mapping);
        return this;
    }
}
