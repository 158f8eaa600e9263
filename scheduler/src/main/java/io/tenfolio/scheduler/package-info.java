/// The scheduler's role: when jobs run and who asked for them.
@NullMarked
package io.tenfolio.scheduler;

import org.jspecify.annotations.NullMarked;
