package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/** A router that takes all methods in one. */
abstract class DeclaringRouter implements Router {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    /** Declares what answers a method under these limits, by the media type where it is said. */
    abstract void add(String method, String template, Handler handler, RouteLimits limits, Optional<String> produces);

    abstract RouteLimits limits();

    abstract Optional<String> produces();

    @Override
    public final Router get(String template, Handler handler) {
        return add("GET", template, handler);
    }

    @Override
    public final Router post(String template, Handler handler) {
        return add("POST", template, handler);
    }

    @Override
    public final Router put(String template, Handler handler) {
        return add("PUT", template, handler);
    }

    @Override
    public final Router patch(String template, Handler handler) {
        return add("PATCH", template, handler);
    }

    @Override
    public final Router delete(String template, Handler handler) {
        return add("DELETE", template, handler);
    }

    @Override
    public final Router with(RouteLimits limits) {
        return new LimitedRouter(this, limits, produces());
    }

    @Override
    public final Router producing(String mediaType) {
        requireNonNull(mediaType, "mediaType is null");
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException(
                    "mediaType must be such as 'text/plain', without parameters, actual: '" + mediaType + "'");
        }
        return new LimitedRouter(this, limits(), Optional.of(mediaType));
    }

    private Router add(String method, String template, Handler handler) {
        add(method, template, handler, limits(), produces());
        return this;
    }
}
