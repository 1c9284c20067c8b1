package jakarta.persistence;

public interface EntityManager {

    EntityTransaction getTransaction();
}
