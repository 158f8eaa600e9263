/// What jobs do: each package is a job or a part of one.
@NullMarked
package io.tenfolio.batch;

import org.jspecify.annotations.NullMarked;
