/// Telling people what a run did to their portfolios, after it was published.
@NullMarked
package io.tenfolio.batch.alert;

import org.jspecify.annotations.NullMarked;
