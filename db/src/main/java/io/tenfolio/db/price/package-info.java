/// Raw answers, prices, rates and the market of each run.
@NullMarked
package io.tenfolio.db.price;

import org.jspecify.annotations.NullMarked;
