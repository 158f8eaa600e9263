/// Copies in memory of what is newest: Hazelcast maps and hints.
@NullMarked
package io.tenfolio.db.live;

import org.jspecify.annotations.NullMarked;
