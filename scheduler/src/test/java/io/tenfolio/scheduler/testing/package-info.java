/// Scheduler nodes inside the test's own process.
@NullMarked
package io.tenfolio.scheduler.testing;

import org.jspecify.annotations.NullMarked;
