/// Own components that more than one page uses, and the browser code behind them.
@NullMarked
package io.tenfolio.web.look;

import org.jspecify.annotations.NullMarked;
