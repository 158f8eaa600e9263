/// Asks price sources over HTTP and reads what they answered; one class a source.
@NullMarked
package io.tenfolio.batch.price.source;

import org.jspecify.annotations.NullMarked;
