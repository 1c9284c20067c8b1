package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where a page of a list starts, as a text that callers hand back as they got it. It is sealed with the name of its list,
 * so that one of another list, or one that lost its end, is refused. The seal guards against mix-ups, not against forgers:
 * what a caller may see must not rest on it.
 *
 * <p>A list that depends on the path has the path's values in its name, and so a cursor made per request:
 * {@code Cursor.of("transactions of " + account, TransactionId::value, TransactionId::new)}. Immutable.
 *
 * @param <K> the type of the key
 */
public final class Cursor<K> {

    private static final String RULE = "must be the nextCursor of a previous answer of this list";

    private static final int SEAL_LENGTH = 8;

    private final byte[] list;
    private final Function<? super K, String> format;
    private final Parser<? extends K> parser;

    private Cursor(String list, Function<? super K, String> format, Parser<? extends K> parser) {
        this.list = requireNonNull(list, "list is null").getBytes(StandardCharsets.UTF_8);
        this.format = requireNonNull(format, "format is null");
        this.parser = requireNonNull(parser, "parser is null");
    }

    /**
     * Returns a cursor over a list whose keys are UUIDs, or types that hold one.
     *
     * @param list the name of the list, different from that of any other
     * @param toUuid gives the UUID of a key
     * @param fromUuid makes a key of its UUID
     */
    public static <K> Cursor<K> of(String list, Function<? super K, UUID> toUuid,
            Function<? super UUID, ? extends K> fromUuid) {
        return ofText(list, key -> toUuid.apply(key).toString(), Parser.uuid().map(fromUuid));
    }

    /**
     * Returns a cursor over a list whose keys are written and read as text.
     *
     * @param list the name of the list, different from that of any other
     * @param format writes a key
     * @param parser reads what {@code format} wrote
     */
    public static <K> Cursor<K> ofText(String list, Function<? super K, String> format, Parser<? extends K> parser) {
        return new Cursor<>(list, format, parser);
    }

    /** Returns the text that stands for a key. */
    String encode(K key) {
        byte[] bytes = format.apply(key).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = ByteBuffer.allocate(SEAL_LENGTH + bytes.length).put(seal(bytes)).put(bytes).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Returns the key; throws {@link IllegalArgumentException} in the way of a {@link Parser} if it is not of this list. */
    K decode(String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            byte[] bytes = Arrays.copyOfRange(sealed, Math.min(SEAL_LENGTH, sealed.length), sealed.length);
            if (!Arrays.equals(sealed, 0, sealed.length - bytes.length, seal(bytes), 0, SEAL_LENGTH)) {
                throw new IllegalArgumentException(RULE);
            }
            return parser.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** The seal covers the name of the list, which thus need not be sent. */
    private byte[] seal(byte[] key) {
        MessageDigest digest = sha256();
        digest.update(list);
        digest.update((byte) 0);
        return Arrays.copyOf(digest.digest(key), SEAL_LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
