package dev.heddle.delivery.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of constraints: those of the service, of the libraries that it uses, and of Hibernate Validator. English is
 * what the bundles without a language are taken for; the JVM's own locale means nothing. Thread-safe.
 */
final class MessageBundles {

    private static final List<String> NAMES = List.of("ValidationMessages", "ContributorValidationMessages",
            "org.hibernate.validator.ValidationMessages");

    private final ClassLoader loader;
    private final Map<Locale, List<ResourceBundle>> bundles = new ConcurrentHashMap<>();

    MessageBundles(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the language that a caller likes best of those that there are; English where there is none. */
    Locale bestFor(String acceptLanguage) {
        return QualityValue.best(acceptLanguage)
                .stream()
                .flatMap(range -> languages(range.value()))
                .flatMap(locale -> available(locale).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Returns the text of a key in a language, or else in English. */
    Optional<String> text(String key, Locale language) {
        return bundles(language).stream()
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst();
    }

    private static Stream<Locale> languages(String range) {
        if (range.equals("*")) {
            return Stream.of(Locale.ENGLISH);
        }
        int region = range.indexOf('-');
        return Stream.of(range, region < 0 ? range : range.substring(0, region))
                .filter(Known.TAGS::contains)
                .map(Locale::forLanguageTag);
    }

    /** Returns the most special locale that has a bundle for the wanted one. */
    private Optional<Locale> available(Locale wanted) {
        Optional<Locale> found = bundles(wanted).stream()
                .map(ResourceBundle::getLocale)
                .filter(locale -> locale.getLanguage().equals(wanted.getLanguage()))
                .max((one, other) -> Integer.compare(one.toString().length(), other.toString().length()));
        return found.isEmpty() && wanted.getLanguage().equals("en") ? Optional.of(Locale.ENGLISH) : found;
    }

    private List<ResourceBundle> bundles(Locale language) {
        return bundles.computeIfAbsent(language,
                _ -> NAMES.stream().flatMap(name -> bundle(name, language).stream()).toList());
    }

    /** Where a language has no bundle, Java takes the one of the JVM's locale; ours is the one without a language. */
    private Optional<ResourceBundle> bundle(String name, Locale language) {
        try {
            ResourceBundle found = ResourceBundle.getBundle(name, language, loader);
            boolean isWanted = found.getLocale().getLanguage().equals(language.getLanguage());
            return Optional.of(isWanted ? found : ResourceBundle.getBundle(name, Locale.ROOT, loader));
        } catch (MissingResourceException _) {
            return Optional.empty();
        }
    }

    /** No others are looked for, so that callers can't fill the JVM's cache of bundles. Loaded when somebody asks. */
    private static final class Known {

        private static final Set<String> TAGS = Arrays.stream(Locale.getAvailableLocales())
                .map(Locale::toLanguageTag)
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
