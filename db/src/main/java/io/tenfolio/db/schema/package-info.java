/// The schema, who may do what to it, and the facts of an installation.
@NullMarked
package io.tenfolio.db.schema;

import org.jspecify.annotations.NullMarked;
