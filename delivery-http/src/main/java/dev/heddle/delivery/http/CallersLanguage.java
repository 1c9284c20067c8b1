package dev.heddle.delivery.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language for one answer, which is looked for once there is something to say. For one thread. */
final class CallersLanguage {

    private final MessageBundles bundles;
    private final @Nullable String acceptLanguage;
    private @Nullable Locale locale;

    CallersLanguage(MessageBundles bundles, @Nullable String acceptLanguage) {
        this.bundles = bundles;
        this.acceptLanguage = acceptLanguage;
    }

    Locale locale() {
        Locale found = locale;
        if (found == null) {
            found = acceptLanguage == null ? Locale.ENGLISH : bundles.bestFor(acceptLanguage);
            locale = found;
        }
        return found;
    }

    /** Returns the value of {@code Content-Language}. */
    String tag() {
        return locale().toLanguageTag();
    }
}
