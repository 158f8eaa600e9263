/// Who this node is, whether its clock can be trusted, and what it saw go wrong.
@NullMarked
package io.tenfolio.scheduler.health;

import org.jspecify.annotations.NullMarked;
