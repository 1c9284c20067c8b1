package jakarta.persistence;

public class EntityNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
