package dev.heddle.delivery.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a query, decoded, in the order in which they were sent. */
record QueryParameters(List<Entry> entries) {

    QueryParameters {
        entries = List.copyOf(entries);
    }

    /** Parses a query; throws a {@link ProblemException} where it is not encoded as it must be. */
    static QueryParameters parse(String query) {
        if (query.isEmpty()) {
            return new QueryParameters(List.of());
        }
        List<Entry> entries = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                entries.add(new Entry(decode(name), decode(value)));
            }
        }
        return new QueryParameters(entries);
    }

    Optional<String> single(String name) {
        Entry found = null;
        for (Entry entry : entries) {
            if (entry.name.equals(name)) {
                if (found != null) {
                    throw ProblemException.of(400, Parameter.CODE, name + " must be given once at the most");
                }
                found = entry;
            }
        }
        return Optional.ofNullable(found).map(Entry::value);
    }

    private static String decode(String text) {
        try {
            return PercentEncoding.decodeQuery(text);
        } catch (IllegalArgumentException e) {
            throw Parameter.refused("The query", Parameter.rule(e), text);
        }
    }

    /** A name and its value. */
    record Entry(String name, String value) {}
}
