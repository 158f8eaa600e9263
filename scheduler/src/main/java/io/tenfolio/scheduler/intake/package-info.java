/// Where sources push prices in: a port of its own with nothing else on it, open only where a secret is set.
@NullMarked
package io.tenfolio.scheduler.intake;

import org.jspecify.annotations.NullMarked;
