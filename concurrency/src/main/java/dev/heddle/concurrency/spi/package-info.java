/** For those who keep state on the thread, such as log fields: how it travels into each task. */
@NullMarked
package dev.heddle.concurrency.spi;

import org.jspecify.annotations.NullMarked;
