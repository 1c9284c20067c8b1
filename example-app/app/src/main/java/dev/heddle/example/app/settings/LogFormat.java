package dev.heddle.example.app.settings;

/** How log lines look. */
public enum LogFormat {
    /** A short line for people. */
    TEXT,
    /** A JSON object a line, for machines. */
    JSON
}
