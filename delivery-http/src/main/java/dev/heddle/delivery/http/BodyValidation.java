package dev.heddle.delivery.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints of Jakarta Validation that stand on the types of bodies. Hibernate Validator is loaded with the
 * first type that has any. Thread-safe.
 */
final class BodyValidation {

    private final MessageBundles bundles = new MessageBundles(classLoader());
    private volatile @Nullable Validator validator;

    /**
     * Throws a {@link ProblemException} with all that is broken.
     *
     * @param acceptLanguage what the caller sent under that name
     * @throws IllegalStateException if a constraint is declared where it can't be checked
     */
    void check(Object body, @Nullable String acceptLanguage) {
        if (Constraints.on(body.getClass())) {
            CallersLanguage language = new CallersLanguage(bundles, acceptLanguage);
            List<FieldError> errors = ConstraintMessages.in(language, () -> errors(body));
            if (!errors.isEmpty()) {
                throw ProblemException.withHeader(FieldError.problem(errors), "Content-Language", language.tag());
            }
        }
    }

    private List<FieldError> errors(Object body) {
        try {
            return violations(body).sorted().toList();
        } catch (ValidationException e) {
            throw new IllegalStateException("The constraints on " + body.getClass().getName() + " can't be checked", e);
        }
    }

    private Stream<FieldError> violations(Object body) {
        if (!(body instanceof Object[] items)) {
            return validator().validate(body).stream().map(violation -> error(Optional.empty(), violation));
        }
        return IntStream.range(0, items.length)
                .boxed()
                .filter(index -> items[index] != null)
                .flatMap(index -> validator().validate(items[index])
                        .stream()
                        .map(violation -> error(Optional.of(index), violation)));
    }

    private static FieldError error(Optional<Integer> index, ConstraintViolation<?> violation) {
        return FieldError.of(JsonPath.of(index, violation.getPropertyPath()), violation.getMessage());
    }

    private Validator validator() {
        Validator known = validator;
        return known == null ? load() : known;
    }

    private synchronized Validator load() {
        Validator loaded = validator;
        if (loaded == null) {
            loaded = create();
            validator = loaded;
        }
        return loaded;
    }

    /** The factory holds nothing that must be closed: no file is read, and no bean made by a container. */
    private Validator create() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new ConstraintMessages(bundles))
                .propertyNodeNameProvider(new JsonNames())
                .buildValidatorFactory()
                .getValidator();
    }

    private static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? BodyValidation.class.getClassLoader() : context;
    }
}
