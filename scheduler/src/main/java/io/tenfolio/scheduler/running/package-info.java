/// Takes queued and abandoned runs and carries them through, one at a time.
@NullMarked
package io.tenfolio.scheduler.running;

import org.jspecify.annotations.NullMarked;
