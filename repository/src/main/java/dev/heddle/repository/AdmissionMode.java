package dev.heddle.repository;

/** What a pool does with those who would wait too long or are too many. */
public enum AdmissionMode {

    /** They are counted, and wait even so; to see what would be refused before it is. */
    OBSERVE,

    /** They are refused at once. */
    ENFORCE
}
