/** One run of the check as a program makes it, with its reports and its baseline. Start at {@link dev.heddle.architecture.run.CheckRun}. */
@NullMarked
package dev.heddle.architecture.run;

import org.jspecify.annotations.NullMarked;
