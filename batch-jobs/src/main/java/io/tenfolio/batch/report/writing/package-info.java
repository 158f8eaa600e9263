/// Writes reports as CSV, as spreadsheets and as PDF.
@NullMarked
package io.tenfolio.batch.report.writing;

import org.jspecify.annotations.NullMarked;
