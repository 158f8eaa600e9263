/// Where prices come from, and how each source does.
@NullMarked
package io.tenfolio.web.admin.source;

import org.jspecify.annotations.NullMarked;
