/// What people want to be told of their portfolios, and what they were told.
@NullMarked
package io.tenfolio.alert;

import org.jspecify.annotations.NullMarked;
