package dev.heddle.example.app.settings;

import dev.heddle.delivery.http.CancelMode;
import dev.heddle.delivery.http.Cors;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read texts of settings; what can't be read is an IllegalArgumentException that goes on after the setting's name. */
final class SettingsParsers {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private SettingsParsers() {}

    static String host(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be an address to listen on, such as 127.0.0.1");
        }
        return text;
    }

    static Function<String, Integer> integer(int min, int max) {
        return text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below, together with what is out of range
            }
            throw new IllegalArgumentException("must be between " + min + " and " + max + ", actual: '" + text + "'");
        };
    }

    static Function<String, Duration> duration(Duration min, Duration max) {
        return text -> {
            Duration value = duration(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException("must be between " + inWords(min) + " and " + max.toHours()
                        + "h, actual: '" + text + "'");
            }
            return value;
        };
    }

    private static String inWords(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a time such as 500ms, 5s, 2m or 1h, actual: '" + text + "'");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    static CancelMode cancelMode(String text) {
        return switch (text) {
            case "observe" -> CancelMode.OBSERVE;
            case "enforce" -> CancelMode.ENFORCE;
            default -> throw new IllegalArgumentException("must be observe or enforce, actual: '" + text + "'");
        };
    }

    static Cors cors(String text) {
        try {
            return text.equals("*") ? Cors.anyOrigin() : Cors.origins(text.split(" *, *", -1));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "must be * or different origins such as https://shop.example.org, separated by commas, actual: '"
                            + text + "'");
        }
    }

    static LogFormat logFormat(String text) {
        return switch (text) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new IllegalArgumentException("must be text or json, actual: '" + text + "'");
        };
    }

    /** Does not repeat what it got, which may hold a password. */
    static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "must be a JDBC URL such as jdbc:postgresql://localhost:5432/payments, and does not start so");
        }
        return text;
    }
}
