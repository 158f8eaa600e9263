/// What whoever watches the installation reads: counts and ages out of the database, beside what the frameworks measure themselves.
@NullMarked
package io.tenfolio.web.metrics;

import org.jspecify.annotations.NullMarked;
