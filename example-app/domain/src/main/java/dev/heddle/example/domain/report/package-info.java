/** What was found out about accounts: start with {@link dev.heddle.example.domain.report.Report}. */
@NullMarked
package dev.heddle.example.domain.report;

import org.jspecify.annotations.NullMarked;
