/// Finds what went wrong without anybody noticing, and repairs it with a written reason.
@NullMarked
package io.tenfolio.scheduler.recovery;

import org.jspecify.annotations.NullMarked;
