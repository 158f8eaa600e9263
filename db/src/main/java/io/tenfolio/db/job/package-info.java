/// Runs, requests, dead letters and nodes.
@NullMarked
package io.tenfolio.db.job;

import org.jspecify.annotations.NullMarked;
