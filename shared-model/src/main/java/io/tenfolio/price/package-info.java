/// What sources said, which price was chosen, and all prices of a run.
@NullMarked
package io.tenfolio.price;

import org.jspecify.annotations.NullMarked;
