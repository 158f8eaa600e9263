/// The processes that make up this installation.
@NullMarked
package io.tenfolio.web.admin.node;

import org.jspecify.annotations.NullMarked;
