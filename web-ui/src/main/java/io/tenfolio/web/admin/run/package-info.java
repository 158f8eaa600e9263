/// Runs: the list, the last day at a glance, one run whole, and what can be done about it.
@NullMarked
package io.tenfolio.web.admin.run;

import org.jspecify.annotations.NullMarked;
