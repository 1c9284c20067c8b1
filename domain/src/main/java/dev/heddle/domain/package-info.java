/**
 * What every domain needs: errors that callers can act on ({@link dev.heddle.domain.DomainException}), all violations of
 * an input at once ({@link dev.heddle.domain.Violations}), and pages by key ({@link dev.heddle.domain.Page}).
 */
@NullMarked
package dev.heddle.domain;

import org.jspecify.annotations.NullMarked;
