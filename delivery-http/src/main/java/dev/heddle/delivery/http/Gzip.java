package dev.heddle.delivery.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The coding {@code gzip} of RFC 1952, with the JDK's means; slow enough to be kept off event loops. */
final class Gzip {

    static final String NAME = "gzip";

    /** Near to the size that the JDK's default gives, in half of its time. */
    private static final int LEVEL = 3;
    private static final int BUFFER = 4_096;
    private static final int MAX_OVERHEAD = 1_024;

    /** Returns whether a coding is this one, by either of its names (RFC 9110, section 8.4.1.3). */
    static boolean is(@Nullable String coding) {
        return NAME.equalsIgnoreCase(coding) || "x-gzip".equalsIgnoreCase(coding);
    }

    /** Returns how large a body may be that is not larger than the limit when decompressed: what is random grows. */
    static long maxEncoded(int maxBytes) {
        return maxBytes + maxBytes / 1_000L + MAX_OVERHEAD;
    }

    static byte[] encode(byte[] bytes) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(bytes.length / 2);
        try (Encoder encoder = new Encoder(encoded)) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toByteArray();
    }

    private static final class Encoder extends GZIPOutputStream {

        Encoder(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }

    private Gzip() {}
}
