package dev.heddle.delivery.http;

import jakarta.validation.MessageInterpolator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.messageinterpolation.HibernateMessageInterpolatorContext;

/**
 * Makes the text of a violation: <code>{key}</code> from the bundles, <code>{name}</code> from the constraint's attributes.
 * What was put in is never looked at again, and no expression is evaluated. But of those in Hibernate Validator's own texts
 * the one that asks for {@code inclusive} is known, and the few texts with another one are replaced.
 *
 * @param bundles the texts
 */
record ConstraintMessages(MessageBundles bundles) implements MessageInterpolator {

    private static final ScopedValue<BrokenConstraints> BROKEN = ScopedValue.newInstance();
    private static final int MAX_DEPTH = 10;
    private static final Pattern TERM = Pattern.compile("\\\\(?<escaped>[{}$\\\\])"
            + "|\\$\\{inclusive == true \\? '(?<yes>[^'{}]*)' : '(?<no>[^'{}]*)'}"
            + "|\\$\\{(?<expression>[^{}]*)}"
            + "|\\{(?<name>[^{}]+)}");
    private static final Map<String, String> REPLACED = Map.of(
            "org.hibernate.validator.constraints.LuhnCheck.message", "must have a valid check digit",
            "org.hibernate.validator.constraints.Mod10Check.message", "must have a valid check digit",
            "org.hibernate.validator.constraints.Mod11Check.message", "must have a valid check digit",
            "org.hibernate.validator.constraints.time.DurationMin.message", "must be a longer duration",
            "org.hibernate.validator.constraints.time.DurationMax.message", "must be a shorter duration");

    /** Runs what checks constraints: its messages are made in the language of what gathers them, and go there. */
    static <T> T gatheredIn(BrokenConstraints broken, ScopedValue.CallableOp<T, RuntimeException> action) {
        return ScopedValue.where(BROKEN, broken).call(action);
    }

    @Override
    public String interpolate(String template, Context context) {
        if (BROKEN.isBound() && context instanceof HibernateMessageInterpolatorContext more) {
            String message = interpolate(template, context, BROKEN.get().language());
            BROKEN.get().add(more.getPropertyPath(), message);
            return message;
        }
        return interpolate(template, context, Locale.ENGLISH);
    }

    @Override
    public String interpolate(String template, Context context, Locale language) {
        return resolve(template, context, language, 0);
    }

    private String resolve(String template, Context context, Locale language, int depth) {
        return TERM.matcher(template)
                .replaceAll(term -> Matcher.quoteReplacement(term(term.group(), context, language, depth)));
    }

    private String term(String text, Context context, Locale language, int depth) {
        Matcher term = TERM.matcher(text);
        if (!term.matches() || term.group("expression") != null) {
            return text;
        }
        if (term.group("escaped") != null) {
            return term.group("escaped");
        }
        if (term.group("name") != null) {
            return named(term.group("name"), context, language, depth).orElse(text);
        }
        // What is no text of a bundle may have been made of what a caller sent.
        return depth == 0 ? text : term.group(isInclusive(context) ? "yes" : "no");
    }

    private static boolean isInclusive(Context context) {
        return attribute("inclusive", context).filter(Boolean.TRUE::equals).isPresent();
    }

    private Optional<String> named(String name, Context context, Locale language, int depth) {
        Optional<String> text = depth < MAX_DEPTH ? text(name, language) : Optional.empty();
        return text.map(template -> resolve(template, context, language, depth + 1))
                .or(() -> attribute(name, context).map(ConstraintMessages::shown));
    }

    private Optional<String> text(String key, Locale language) {
        Optional<String> text = bundles.text(key, language);
        String replacement = REPLACED.get(key);
        return replacement != null && text.isPresent() && text.get().contains("${") ? Optional.of(replacement) : text;
    }

    private static Optional<Object> attribute(String name, Context context) {
        Object parameter = context instanceof HibernateMessageInterpolatorContext more
                ? more.getMessageParameters().get(name)
                : null;
        return Optional.ofNullable(parameter)
                .or(() -> Optional.ofNullable(context.getConstraintDescriptor().getAttributes().get(name)));
    }

    private static String shown(Object value) {
        return value instanceof Object[] values ? Arrays.toString(values) : value.toString();
    }
}
