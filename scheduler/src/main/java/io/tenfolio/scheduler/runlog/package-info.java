/// Keeps what this node logs while it works on a run, for those who look at the run later.
@NullMarked
package io.tenfolio.scheduler.runlog;

import org.jspecify.annotations.NullMarked;
