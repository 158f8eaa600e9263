/// Slots, runs, requests and dead letters: the words of running jobs.
@NullMarked
package io.tenfolio.job;

import org.jspecify.annotations.NullMarked;
