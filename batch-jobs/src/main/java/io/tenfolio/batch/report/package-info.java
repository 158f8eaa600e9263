/// Makes the files of reports that were asked for.
@NullMarked
package io.tenfolio.batch.report;

import org.jspecify.annotations.NullMarked;
