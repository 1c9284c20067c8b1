package dev.heddle.architecture;

import java.util.Locale;

/** What a violation does: an error fails the check, a warning is reported, a rule that is off isn't run. */
public enum Severity {

    ERROR, WARNING, OFF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
