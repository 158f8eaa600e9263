/// Everything in one process: both roles on a database of a data folder, with demo people and a pretend market.
@NullMarked
package io.tenfolio.standalone;

import org.jspecify.annotations.NullMarked;
