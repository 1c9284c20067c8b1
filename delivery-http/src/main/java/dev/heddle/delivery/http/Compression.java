package dev.heddle.delivery.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compresses answers for those who want that; in the caller's thread.
 *
 * @param isOn whether it does so at all
 */
record Compression(boolean isOn) {

    /** What is smaller fits into one packet anyhow. */
    static final int MIN_BYTES = 1_024;

    private static final String VARY = "Vary";

    /** Returns the answer as it is sent. Where it could be compressed, it says so to those who store it. */
    Content apply(Content content, MultiMap request) {
        boolean isLarge = content.bytes().length >= MIN_BYTES;
        boolean isWanted = isLarge || (content.bytes().length > 0 && !AcceptEncoding.allowsIdentity(request));
        if (!isOn || !isWanted || !isCompressible(content.headers())) {
            return content;
        }
        List<Header> varied = varied(content.headers());
        return AcceptEncoding.wantsGzip(request)
                ? compressed(content, varied)
                : new Content(content.status(), varied, content.bytes());
    }

    /** Returns the headers of an answer that leaves out its body, whose size is not known then. */
    List<Header> varied(List<Header> headers) {
        if (!isOn || !isCompressible(headers)) {
            return headers;
        }
        return headers.stream().anyMatch(Compression::isNamed)
                ? headers
                : Header.with(headers, new Header(VARY, AcceptEncoding.HEADER));
    }

    private static boolean isNamed(Header header) {
        String names = header.value().toLowerCase(Locale.ROOT);
        return header.name().equalsIgnoreCase(VARY) && (names.contains("*") || names.contains("accept-encoding"));
    }

    private static Content compressed(Content content, List<Header> headers) {
        List<Header> changed = new ArrayList<>(Header.with(headers, new Header("Content-Encoding", Gzip.NAME)));
        changed.replaceAll(Compression::tagged);
        return new Content(content.status(), List.copyOf(changed), Gzip.encode(content.bytes()));
    }

    private static Header tagged(Header header) {
        return header.name().equalsIgnoreCase(EntityTag.HEADER)
                ? EntityTag.find(header.value()).map(tag -> tag.gzipped().header()).orElse(header)
                : header;
    }

    /** What is not text is most often compressed already. */
    static boolean isCompressible(List<Header> headers) {
        if (Header.value(headers, "Content-Encoding").isPresent()) {
            return false;
        }
        String type = Header.value(headers, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String bare = type.split(";", 2)[0].strip();
        return bare.startsWith("text/") || bare.endsWith("json") || bare.endsWith("xml") || bare.endsWith("javascript");
    }
}
