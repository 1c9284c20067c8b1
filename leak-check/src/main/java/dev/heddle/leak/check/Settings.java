package dev.heddle.leak.check;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The settings of a whole run: JUnit's configuration parameters, from its file, the build or system properties. */
final class Settings {

    static final String SPAN = "heddle.leaks";
    static final String PATIENCE = "heddle.leaks.patience";
    static final String IGNORED_NAMES = "heddle.leaks.ignoring-names";
    static final String IGNORED_FRAMES = "heddle.leaks.ignoring-frames";
    static final String CREATORS = "heddle.leaks.creators";

    private final ExtensionContext context;

    private Settings(ExtensionContext context) {
        this.context = context;
    }

    /** Returns nothing where the run is not to be checked. */
    static Optional<Options> read(ExtensionContext context) {
        return new Settings(context).options();
    }

    private Optional<Options> options() {
        return text(SPAN).filter(span -> !span.equals("off")).map(span -> new Options(span(span), ignored(), patience(),
                creators(), Options.DEFAULT.closedFirst()));
    }

    private static Span span(String text) {
        return Stream.of(Span.values()).filter(span -> span.name().toLowerCase(Locale.ROOT).equals(text)).findAny()
                .orElseThrow(() -> unreadable(SPAN, "off, test, class or run", text));
    }

    private Ignored ignored() {
        return Ignored.NOTHING.andNames(list(IGNORED_NAMES)).andAnyFrames(list(IGNORED_FRAMES));
    }

    private Duration patience() {
        return text(PATIENCE).map(Settings::duration).orElse(Options.DEFAULT.patience());
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw unreadable(PATIENCE, "a time such as 0.5s, 10s or 1m", text);
        }
    }

    private boolean creators() {
        return text(CREATORS).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unreadable(CREATORS, "true or false", text);
        }).orElse(Options.DEFAULT.creators());
    }

    private String[] list(String setting) {
        return text(setting).stream().flatMap(text -> Stream.of(text.split(","))).map(String::strip)
                .toArray(String[]::new);
    }

    private Optional<String> text(String setting) {
        return context.getConfigurationParameter(setting).map(String::strip);
    }

    private static IllegalArgumentException unreadable(String setting, String expected, String actual) {
        return new IllegalArgumentException(setting + " must be " + expected + ", actual: '" + actual + "'");
    }
}
