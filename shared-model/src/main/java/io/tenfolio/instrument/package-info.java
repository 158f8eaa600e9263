/// What can be held and priced, and how it is known.
@NullMarked
package io.tenfolio.instrument;

import org.jspecify.annotations.NullMarked;
