/// One account: what it is worth, what lies in it, what was booked in it.
@NullMarked
package io.tenfolio.web.account;

import org.jspecify.annotations.NullMarked;
