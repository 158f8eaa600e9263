/// Starts a real MariaDB of our own for a laptop and for tests, and stops it again.
@NullMarked
package io.tenfolio.localmariadb;

import org.jspecify.annotations.NullMarked;
