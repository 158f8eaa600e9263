/// Housekeeping that must not overlap; a skipped chore is harmless.
@NullMarked
package io.tenfolio.scheduler.chores;

import org.jspecify.annotations.NullMarked;
