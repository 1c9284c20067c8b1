package dev.heddle.delivery.http;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages in HTTP: the query has {@code limit} (from 1 to {@value PageRequest#MAX_LIMIT}, else {@value #DEFAULT_LIMIT}) and
 * {@code cursor}, the answer {@code items} and {@code nextCursor}, which is null on the last page; where there is a next
 * page, a {@code Link} header with {@code rel="next"} (RFC 8288) leads to it, with the query's other parameters kept.
 */
public final class Paging {

    /** How many items a page has where the caller does not say. */
    public static final int DEFAULT_LIMIT = 20;

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final Parser<Integer> LIMITS = Parser.integer(1, PageRequest.MAX_LIMIT);

    /**
     * Reads what the caller asks for.
     *
     * @throws ProblemException (400) if the limit is out of range, or the cursor not one of this list
     */
    public static <K> PageRequest<K> request(Request request, Cursor<K> cursor) {
        return new PageRequest<>(limit(request), request.query(CURSOR, cursor::decode));
    }

    /** Answers with a page; each item is written as {@code toJson} returns it. */
    public static <T, K> Response response(Request request, Page<T, K> page, Function<? super T, ?> toJson,
            Cursor<K> cursor) {
        List<?> items = page.items().stream().map(toJson).toList();
        Optional<String> next = page.next().map(cursor::encode);
        Response response = Response.ok(new Body(items, next.orElse(null)));
        return next.map(to -> response.header("Link", "<" + target(request, to) + ">; rel=\"next\"")).orElse(response);
    }

    private static int limit(Request request) {
        return request.query(LIMIT, LIMITS).orElse(DEFAULT_LIMIT);
    }

    private static String target(Request request, String cursor) {
        StringBuilder target = new StringBuilder(request.path()).append('?');
        for (QueryParameters.Entry entry : QueryParameters.parse(request.query()).entries()) {
            if (!entry.name().equals(LIMIT) && !entry.name().equals(CURSOR)) {
                target.append(encode(entry.name())).append('=').append(encode(entry.value())).append('&');
            }
        }
        return target.append("limit=").append(limit(request)).append("&cursor=").append(cursor).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Body(List<?> items, @Nullable String nextCursor) {}

    private Paging() {}
}
