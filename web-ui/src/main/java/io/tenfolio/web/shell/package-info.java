/// The frame around every page: layout, theme, errors.
@NullMarked
package io.tenfolio.web.shell;

import org.jspecify.annotations.NullMarked;
