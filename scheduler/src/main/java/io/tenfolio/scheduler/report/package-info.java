/// Takes reports that were asked for, asks for those that are due, and clears away what has expired.
@NullMarked
package io.tenfolio.scheduler.report;

import org.jspecify.annotations.NullMarked;
