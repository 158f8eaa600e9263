/// Invented people with three years of plausible bookings in the pretend market: the same on every machine for a seed and a day.
@NullMarked
package io.tenfolio.standalone.demo;

import org.jspecify.annotations.NullMarked;
