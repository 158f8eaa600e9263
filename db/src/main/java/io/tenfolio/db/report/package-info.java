/// Reports that were asked for, and their files.
@NullMarked
package io.tenfolio.db.report;

import org.jspecify.annotations.NullMarked;
