package dev.heddle.delivery.http;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses one body, of one or more members (RFC 1952). Nothing is taken for granted: it must be whole, its sums must
 * be right, and nothing else may follow. What comes out is never larger than the limit and one byte.
 */
final class Gunzip {

    private static final int MIN_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int MIN_SIZE = 512;
    /** JSON seldom shrinks by more; whoever says so must send it before it gets the room. */
    private static final int USUAL_RATIO = 16;
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private final byte[] in;
    private final int maxBytes;
    private byte[] out;
    private int at;
    private int length;

    private Gunzip(byte[] in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.out = new byte[capacity(Math.max(MIN_SIZE, (long) in.length * USUAL_RATIO))];
    }

    /** Returns the content; throws a {@link ProblemException} where it is no gzip, or too large. */
    static byte[] decode(byte[] body, int maxBytes) {
        return new Gunzip(body, maxBytes).all();
    }

    private int capacity(long wanted) {
        return (int) Math.min(wanted, Math.min(MAX_ARRAY, maxBytes + 1L));
    }

    private byte[] all() {
        Inflater inflater = new Inflater(true);
        try {
            do {
                member(inflater);
            } while (at < in.length);
            return length == out.length ? out : Arrays.copyOf(out, length);
        } catch (DataFormatException _) {
            throw malformed("it is damaged");
        } finally {
            inflater.end();
        }
    }

    private void member(Inflater inflater) throws DataFormatException {
        skipHeader();
        int start = length;
        inflater.reset();
        inflater.setInput(in, at, in.length - at);
        while (!inflater.finished()) {
            inflate(inflater);
        }
        at = in.length - inflater.getRemaining();
        checkTrailer(start);
    }

    private void inflate(Inflater inflater) throws DataFormatException {
        if (length == out.length) {
            out = Arrays.copyOf(out, capacity(2L * out.length));
        }
        int count = inflater.inflate(out, length, out.length - length);
        length += count;
        if (length > maxBytes) {
            throw BodyReceiver.tooLarge(maxBytes);
        }
        if (count == 0 && !inflater.finished()) {
            throw endsTooEarly();
        }
    }

    private void skipHeader() {
        requireLeft(MIN_HEADER);
        int flags = octet(at + 3);
        if (octet(at) != 0x1F || octet(at + 1) != 0x8B || octet(at + 2) != 8 || (flags & RESERVED) != 0) {
            throw malformed(at == 0 ? "it is something else" : "something else follows it");
        }
        at += MIN_HEADER;
        if ((flags & HAS_EXTRA) != 0) {
            requireLeft(2);
            skip(2 + octet(at) + (octet(at + 1) << 8));
        }
        skipText(flags & HAS_NAME);
        skipText(flags & HAS_COMMENT);
        skip((flags & HAS_CRC) != 0 ? 2 : 0);
    }

    private void skipText(int isThere) {
        if (isThere != 0) {
            int end = at;
            while (end < in.length && in[end] != 0) {
                end++;
            }
            skip(end + 1 - at);
        }
    }

    private void checkTrailer(int start) {
        requireLeft(TRAILER);
        CRC32 sum = new CRC32();
        sum.update(out, start, length - start);
        if (number(at) != (int) sum.getValue() || number(at + 4) != length - start) {
            throw malformed("it is damaged");
        }
        at += TRAILER;
    }

    private void skip(int count) {
        requireLeft(count);
        at += count;
    }

    private void requireLeft(int count) {
        if (in.length - at < count) {
            throw endsTooEarly();
        }
    }

    private int number(int index) {
        return octet(index) | (octet(index + 1) << 8) | (octet(index + 2) << 16) | (octet(index + 3) << 24);
    }

    private int octet(int index) {
        return Byte.toUnsignedInt(in[index]);
    }

    private static ProblemException endsTooEarly() {
        return malformed("it ends too early");
    }

    static ProblemException malformed(String what) {
        return ProblemException.of(400, "malformed-gzip",
                "The body must be gzip, whole and with nothing after it, actual: " + what);
    }
}
