package dev.heddle.architecture;

import java.util.Locale;
import java.util.Set;

/** A ring of the architecture. {@link #toString()} is the word of the reports, {@link #key()} that of the file. */
public enum Layer {

    DOMAIN, USE_CASE, REPOSITORY, DELIVERY, MAIN;

    /** Returns the name in {@code architecture.yaml}: {@code usecase}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Returns the layers that a class in this one may depend on, itself included. */
    public Set<Layer> mayDependOn() {
        return switch (this) {
            case DOMAIN -> Set.of(DOMAIN);
            case USE_CASE -> Set.of(USE_CASE, DOMAIN);
            case REPOSITORY -> Set.of(REPOSITORY, USE_CASE, DOMAIN);
            case DELIVERY -> Set.of(DELIVERY, USE_CASE, DOMAIN);
            case MAIN -> Set.of(MAIN, DELIVERY, REPOSITORY, USE_CASE, DOMAIN);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
