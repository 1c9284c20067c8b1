/** Reports over HTTP, bound by {@link dev.heddle.example.delivery.http.report.ReportHttpModule}. */
@NullMarked
package dev.heddle.example.delivery.http.report;

import org.jspecify.annotations.NullMarked;
