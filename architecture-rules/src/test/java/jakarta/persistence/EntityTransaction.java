package jakarta.persistence;

public interface EntityTransaction {

    void begin();
}
