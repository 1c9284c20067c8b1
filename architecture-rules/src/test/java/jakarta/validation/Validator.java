package jakarta.validation;

public interface Validator {

    boolean isValid(Object value);
}
