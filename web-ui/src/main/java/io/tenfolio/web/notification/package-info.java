/// What a person is told of their portfolios, and what they want to be told.
@NullMarked
package io.tenfolio.web.notification;

import org.jspecify.annotations.NullMarked;
