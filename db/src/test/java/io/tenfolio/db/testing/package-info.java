/// A real database for tests.
@NullMarked
package io.tenfolio.db.testing;

import org.jspecify.annotations.NullMarked;
