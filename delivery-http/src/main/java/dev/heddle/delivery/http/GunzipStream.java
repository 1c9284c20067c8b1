package dev.heddle.delivery.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Decompresses a body as it comes, and never more of it than the limit. Throws a {@link ProblemException} where it can't. */
final class GunzipStream extends InputStream {

    private final InputStream compressed;
    private final long maxBytes;
    /** Null until the first read, since already its header is waited for. */
    private @Nullable InputStream content;
    private long read;

    GunzipStream(InputStream compressed, long maxBytes) {
        this.compressed = compressed;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = content().read(bytes, offset, length);
        } catch (EOFException _) {
            throw Gunzip.malformed("it ends too early");
        } catch (ZipException _) {
            throw Gunzip.malformed("it is damaged, or something else");
        }
        read += Math.max(0, count);
        if (read > maxBytes) {
            throw BodyReceiver.tooLarge(maxBytes);
        }
        return count;
    }

    /** Gives back what decompressing takes; the body is the server's to end. */
    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
    }

    private InputStream content() throws IOException {
        InputStream begun = content == null ? new GZIPInputStream(compressed) : content;
        content = begun;
        return begun;
    }
}
