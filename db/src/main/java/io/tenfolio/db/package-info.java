/// What outlives a process: how it is put together, its transactions and its clock.
@NullMarked
package io.tenfolio.db;

import org.jspecify.annotations.NullMarked;
