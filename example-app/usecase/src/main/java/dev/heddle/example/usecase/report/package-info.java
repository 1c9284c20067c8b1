/**
 * Sums up thousands of accounts while the caller does something else: start with
 * {@link dev.heddle.example.usecase.report.StartReport}. Reports are kept in memory only, and end with the service.
 */
@NullMarked
package dev.heddle.example.usecase.report;

import org.jspecify.annotations.NullMarked;
