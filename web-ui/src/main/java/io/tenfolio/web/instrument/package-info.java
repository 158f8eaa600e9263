/// What can be held: its price, what is held of it, how it is known; adding one and merging duplicates.
@NullMarked
package io.tenfolio.web.instrument;

import org.jspecify.annotations.NullMarked;
