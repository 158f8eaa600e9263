/// The console of those who keep Tenfolio running.
@NullMarked
package io.tenfolio.web.admin;

import org.jspecify.annotations.NullMarked;
