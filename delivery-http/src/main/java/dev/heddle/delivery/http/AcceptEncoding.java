package dev.heddle.delivery.http;

import io.vertx.core.MultiMap;
import java.util.List;

/** Which codings a caller takes, by its {@code Accept-Encoding} (RFC 9110, section 12.5.3). */
final class AcceptEncoding {

    static final String HEADER = "Accept-Encoding";

    private static final int NOT_SAID = -1;

    /** Returns whether gzip is wanted, and at least as much as no coding. */
    static boolean wantsGzip(MultiMap headers) {
        if (!headers.contains(HEADER)) {
            return false;
        }
        List<QualityValue> codings = codings(headers);
        int gzip = gzip(codings);
        return gzip > 0 && gzip >= weight(codings, "identity");
    }

    /** Returns whether the caller takes the answer as it is. */
    static boolean allowsIdentity(MultiMap headers) {
        String first = headers.get(HEADER);
        if (first == null || first.indexOf('=') < 0) {
            return true;
        }
        List<QualityValue> codings = codings(headers);
        int identity = weight(codings, "identity");
        return identity > 0 || (identity == NOT_SAID && weight(codings, "*") != 0);
    }

    private static List<QualityValue> codings(MultiMap headers) {
        return QualityValue.parse(String.join(",", headers.getAll(HEADER)));
    }

    private static int gzip(List<QualityValue> codings) {
        int said = Math.max(weight(codings, Gzip.NAME), weight(codings, "x-gzip"));
        return said == NOT_SAID ? weight(codings, "*") : said;
    }

    private static int weight(List<QualityValue> codings, String coding) {
        return codings.stream()
                .filter(value -> value.value().equals(coding))
                .mapToInt(QualityValue::weight)
                .max()
                .orElse(NOT_SAID);
    }

    private AcceptEncoding() {}
}
