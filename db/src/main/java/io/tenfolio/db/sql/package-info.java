/// How values travel into statements and out of rows.
@NullMarked
package io.tenfolio.db.sql;

import org.jspecify.annotations.NullMarked;
