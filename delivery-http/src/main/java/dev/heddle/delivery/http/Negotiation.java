package dev.heddle.delivery.http;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fits what a handler has answered to a safe request to what the caller takes, and to what it knows already. */
final class Negotiation {

    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;
    private static final String IF_NONE_MATCH = "If-None-Match";

    /** Returns the answer to send; the one to a request that may have changed something is what it is. */
    static Response fit(Response response, Exchange exchange) {
        if (!exchange.isSafe() || response.status() >= FIRST_ERROR) {
            return response;
        }
        MultiMap headers = exchange.incoming().headers();
        Optional<String> type = response.mediaType();
        if (type.isPresent() && !Accept.allows(headers, type.get())) {
            return Response.problem(Accept.notAcceptable(headers, type.get()));
        }
        return response.status() == OK && headers.contains(IF_NONE_MATCH)
                ? known(response, headers)
                        .map(tag -> notModified(response, tag, exchange.rules().compression()))
                        .orElse(response)
                : response;
    }

    /** Returns the tag under which the caller knows the state; a header that can't be read names none. */
    private static Optional<EntityTag> known(Response response, MultiMap headers) {
        return Header.value(response.headers(), EntityTag.HEADER)
                .flatMap(EntityTag::find)
                .flatMap(current -> known(current, headers));
    }

    private static Optional<EntityTag> known(EntityTag current, MultiMap headers) {
        EntityTags tags;
        try {
            tags = EntityTags.parse(String.join(",", headers.getAll(IF_NONE_MATCH)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (tags.isAny()) {
            return Optional.of(current);
        }
        // A store may keep both, and takes the one that is named; it must not hand out what the caller can't decompress.
        return tags.tags().stream()
                .filter(tag -> current.matchesWeakly(tag)
                        || (tag.isGzipped() && current.matches(tag.plain()) && AcceptEncoding.wantsGzip(headers)))
                .findFirst()
                .map(tag -> tag.isGzipped() ? tag : current);
    }

    /** RFC 9110, section 15.4.5: what tells of a body stays away, what a store goes by stays. */
    private static Response notModified(Response response, EntityTag tag, Compression compression) {
        List<Header> kept = compression.varied(response.headers()).stream()
                .filter(header -> !isOfTheBody(header.name().toLowerCase(Locale.ROOT)))
                .toList();
        return Response.notModified(Header.with(kept, tag.header()));
    }

    private static boolean isOfTheBody(String name) {
        return (name.startsWith("content-") && !name.equals("content-location")) || name.equals("last-modified");
    }

    private Negotiation() {}
}
