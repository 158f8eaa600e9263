/// When things are due: the triggers, and how a firing becomes a queued run.
@NullMarked
package io.tenfolio.scheduler.timetable;

import org.jspecify.annotations.NullMarked;
