package dev.heddle.delivery.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One member of a list with weights, such as that of {@code Accept-Language} (RFC 9110, section 12.4.2).
 *
 * @param value in lower case, without its parameters
 * @param weight from 0, which refuses, to 1000
 */
record QualityValue(String value, int weight) {

    static final int FULL = 1_000;

    private static final Pattern MEMBER = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")++");
    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([^;\\s]*)\\s*(?:;|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");

    /**
     * Reads the list in its order. Weights are read as callers write them, such as {@code .2}, which Java's old client sends;
     * what is no number does not count.
     */
    static List<QualityValue> parse(String header) {
        List<QualityValue> values = new ArrayList<>();
        Matcher members = MEMBER.matcher(header.toLowerCase(Locale.ROOT));
        while (members.find()) {
            add(members.group(), values);
        }
        return values;
    }

    /** Reads the list, the best first; those that are refused are left out. */
    static List<QualityValue> best(String header) {
        return parse(header).stream()
                .filter(value -> value.weight > 0)
                .sorted((one, other) -> Integer.compare(other.weight, one.weight))
                .toList();
    }

    private static void add(String member, List<QualityValue> values) {
        int semicolon = member.indexOf(';');
        String value = (semicolon < 0 ? member : member.substring(0, semicolon)).strip();
        int weight = semicolon < 0 ? FULL : weight(member.substring(semicolon));
        if (!value.isEmpty()) {
            values.add(new QualityValue(value, weight));
        }
    }

    private static int weight(String parameters) {
        Matcher weight = WEIGHT.matcher(parameters);
        if (!weight.find()) {
            return FULL;
        }
        String number = weight.group(1);
        double share = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : 1;
        return (int) Math.ceil(Math.min(share, 1) * FULL);
    }
}
