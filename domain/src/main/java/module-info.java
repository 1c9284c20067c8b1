/** Building blocks for entities, values, errors and pages. */
module dev.heddle.domain {
    requires static org.jspecify;

    exports dev.heddle.domain;
}
