/// The words and number formats of all pages.
@NullMarked
package io.tenfolio.web.text;

import org.jspecify.annotations.NullMarked;
