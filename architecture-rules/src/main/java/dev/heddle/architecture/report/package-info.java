/** A verdict, written for people and for programs. */
@NullMarked
package dev.heddle.architecture.report;

import org.jspecify.annotations.NullMarked;
