/// Scheduler processes that are killed, frozen and starved of their database, and a checker of what must hold after each.
@NullMarked
package io.tenfolio.acceptance.fault;

import org.jspecify.annotations.NullMarked;
