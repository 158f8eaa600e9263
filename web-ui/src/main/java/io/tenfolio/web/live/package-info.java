/// What is newest, carried to open pages as signals.
@NullMarked
package io.tenfolio.web.live;

import org.jspecify.annotations.NullMarked;
