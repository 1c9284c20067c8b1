package dev.heddle.delivery.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * Refuses heads of HTTP/1 that Netty and Vert.x let through, although they are malformed, or two receivers could read them in
 * different ways: one of them would take for a request of its own what the other one takes for a body (RFC 9112, sections
 * 2.2, 3, 6.1 and 11.2).
 */
final class RequestHead {

    static final int UNSUPPORTED_VERSION = 505;

    private RequestHead() {}

    /** Returns what is wrong with a head that Netty has taken; what it has not taken stays as it is. */
    static Optional<Problem> problem(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.empty();
        }
        return version(request).or(() -> requestLine(request))
                .or(() -> framing(request.headers()))
                .or(() -> host(request));
    }

    /** Netty has one instance for each version that Vert.x knows, and makes others for what is written otherwise. */
    @SuppressWarnings("ReferenceEquality")
    private static Optional<Problem> version(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(505, "unsupported-version",
                "The version must be HTTP/1.1 or HTTP/1.0, or HTTP/2 with its own preface"));
    }

    /** Netty skips further spaces, of which the line's length tells. */
    private static Optional<Problem> requestLine(HttpRequest request) {
        int expected = request.method().name().length() + request.uri().length()
                + request.protocolVersion().text().length() + 2;
        if (request.decoderResult() instanceof HttpMessageDecoderResult decoded
                && (decoded.initialLineLength() != expected)) {
            return Optional.of(malformed("The request line must be a method, a target and a version, with one space "
                    + "between them"));
        }
        return RequestTarget.problem(request.method().name(), request.uri());
    }

    private static Optional<Problem> framing(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            return Optional.of(Problem.of(501, "unknown-transfer-encoding",
                    "Transfer-Encoding must be chunked and nothing else, or absent"));
        }
        if (headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size() > 1) {
            return Optional.of(malformed("There must be one Content-Length at most"));
        }
        return headers.contains("") ? Optional.of(malformed("Each header must have a name")) : Optional.empty();
    }

    private static Optional<Problem> host(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || (hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_1))) {
            return Optional.of(Host.problem("There must be one Host header, actual: " + hosts.size()));
        }
        return hosts.isEmpty() ? Optional.empty() : Host.problem(hosts.getFirst(), request.uri());
    }

    static Problem malformed(String detail) {
        return Problem.of(400, "malformed-http", detail);
    }
}
