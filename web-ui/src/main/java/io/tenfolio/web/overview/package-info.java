/// What a portfolio is worth, how it changed, and as of when.
@NullMarked
package io.tenfolio.web.overview;

import org.jspecify.annotations.NullMarked;
