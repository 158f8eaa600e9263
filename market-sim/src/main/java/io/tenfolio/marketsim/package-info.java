/// A pretend market: invented instruments on a seeded random walk, served as real price sources would. Never in production.
@NullMarked
package io.tenfolio.marketsim;

import org.jspecify.annotations.NullMarked;
