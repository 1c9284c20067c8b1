package dev.heddle.delivery.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.Set;
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
            BrokenConstraints broken = new BrokenConstraints(bundles, acceptLanguage);
            boolean isAll = ConstraintMessages.gatheredIn(broken, () -> validate(body, broken));
            Optional<ProblemException> problem = broken.problem(isAll);
            if (problem.isPresent()) {
                throw problem.get();
            }
        }
    }

    /** Returns whether all was checked. */
    private boolean validate(Object body, BrokenConstraints broken) {
        try {
            if (body instanceof Object[] items) {
                validateEach(items, broken);
            } else {
                Set<ConstraintViolation<Object>> _ = validator().validate(body);
            }
            return true;
        } catch (BrokenConstraints.Enough _) {
            return false;
        } catch (ValidationException e) {
            throw new IllegalStateException("The constraints on " + body.getClass().getName() + " can't be checked", e);
        }
    }

    private void validateEach(Object[] items, BrokenConstraints broken) {
        for (int i = 0; i < items.length; i++) {
            if (items[i] != null) {
                broken.at(i);
                Set<ConstraintViolation<Object>> _ = validator().validate(items[i]);
            }
        }
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
