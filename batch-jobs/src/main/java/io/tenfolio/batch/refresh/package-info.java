/// The job that refreshes every portfolio: its story, its steps' frame, and how a claimed run is carried through.
@NullMarked
package io.tenfolio.batch.refresh;

import org.jspecify.annotations.NullMarked;
