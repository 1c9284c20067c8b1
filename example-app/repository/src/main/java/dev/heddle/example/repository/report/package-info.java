/** Sums of accounts from PostgreSQL; bound by {@link dev.heddle.example.repository.report.ReportRepositoryModule}. */
@NullMarked
package dev.heddle.example.repository.report;

import org.jspecify.annotations.NullMarked;
