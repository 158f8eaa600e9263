/// What was booked, what a booking would do, and booking it.
@NullMarked
package io.tenfolio.web.ledger;

import org.jspecify.annotations.NullMarked;
