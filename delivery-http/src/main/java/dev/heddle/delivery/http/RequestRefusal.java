package dev.heddle.delivery.http;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/** Refuses, by its head, what would only be refused after it was done; a caller that asks first is not told to go on. */
final class RequestRefusal {

    private static final String CONTENT_ENCODING = "Content-Encoding";

    /**
     * Returns the answer to a request that is not to be handled. What a safe one produces is known when it is handled,
     * unless the route says it.
     */
    static Optional<Response> of(Exchange exchange, Route route) {
        MultiMap headers = exchange.incoming().headers();
        if (!AcceptEncoding.allowsIdentity(headers) && !canCompress(exchange, headers)) {
            return Optional.of(Response.problem(Problem.of(406, "not-acceptable",
                    "Accept-Encoding must allow gzip or identity, actual: "
                            + Parameter.shown(String.join(", ", headers.getAll(AcceptEncoding.HEADER))))
                    .with("available", List.of(Gzip.NAME, "identity"))));
        }
        if (exchange.isSafe()) {
            return route.produces().flatMap(type -> accept(headers, type));
        }
        return accept(headers, route.produces().orElse(Accept.JSON)).or(() -> expectation(headers))
                .or(() -> encoding(headers));
    }

    private static boolean canCompress(Exchange exchange, MultiMap headers) {
        return exchange.rules().compression().isOn() && AcceptEncoding.wantsGzip(headers);
    }

    private static Optional<Response> accept(MultiMap headers, String produced) {
        return Accept.allows(headers, produced)
                ? Optional.empty()
                : Optional.of(Response.problem(Accept.notAcceptable(headers, produced)));
    }

    /** RFC 9110, section 10.1.1. */
    private static Optional<Response> expectation(MultiMap headers) {
        String expected = headers.get("Expect");
        return expected == null || expected.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(Response.problem(Problem.of(417, "expectation-failed",
                        "Expect must be 100-continue or absent, actual: " + Parameter.shown(expected))));
    }

    /** RFC 9110, section 15.5.16. */
    private static Optional<Response> encoding(MultiMap headers) {
        if (!headers.contains(CONTENT_ENCODING)) {
            return Optional.empty();
        }
        List<String> codings = headers.getAll(CONTENT_ENCODING);
        return isKnown(codings)
                ? Optional.empty()
                : Optional.of(Response.problem(Problem.of(415, "unsupported-content-encoding",
                        "Content-Encoding must be gzip or absent, actual: "
                                + Parameter.shown(String.join(", ", codings))))
                        .header("Accept-Encoding", Gzip.NAME));
    }

    private static boolean isKnown(List<String> codings) {
        return codings.size() == 1 && (Gzip.is(codings.getFirst()) || codings.getFirst().equalsIgnoreCase("identity"));
    }

    private RequestRefusal() {}
}
