package dev.heddle.delivery.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of RFC 3986, read strictly: each {@code %} has two hexadecimal digits, and the bytes are UTF-8. */
final class PercentEncoding {

    private static final String FRAGMENT_MARKS = "-._~!$&'()*+,;=:@/?";

    /** Decodes a segment of a path. */
    static String decodeSegment(String text) {
        return needsDecoding(text, false) ? decode(text, false) : text;
    }

    /** Decodes a name or a value of a query, where a plus sign stands for a space. */
    static String decodeQuery(String text) {
        return needsDecoding(text, true) ? decode(text, true) : text;
    }

    private static boolean needsDecoding(String text, boolean plusIsSpace) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c > '~' || (plusIsSpace && c == '+')) {
                return true;
            }
        }
        return false;
    }

    private static String decode(String text, boolean plusIsSpace) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = decodeByte(text, i);
                i += 2;
            } else if (c > '~') {
                throw new IllegalArgumentException("must be percent-encoded where it is not ASCII");
            } else {
                bytes[length++] = (byte) (plusIsSpace && c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException _) {
            throw new IllegalArgumentException("must be UTF-8 where it is percent-encoded");
        }
    }

    private static byte decodeByte(String text, int at) {
        if (at + 2 < text.length() && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2))) {
            return (byte) HexFormat.fromHexDigits(text, at + 1, at + 3);
        }
        throw new IllegalArgumentException("must have two hexadecimal digits after each %");
    }

    /** Encodes what may not stand in a fragment as it is. */
    static String encodeFragment(String text) {
        if (text.chars().allMatch(PercentEncoding::isOfFragment)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isOfFragment(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isOfFragment(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || FRAGMENT_MARKS.indexOf(c) >= 0;
    }

    private PercentEncoding() {}
}
