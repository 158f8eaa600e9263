/// What the console's pages are made of: dense tables, states, questions before acting.
@NullMarked
package io.tenfolio.web.admin.look;

import org.jspecify.annotations.NullMarked;
