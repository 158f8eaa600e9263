/// Acts on what people and programs ask for.
@NullMarked
package io.tenfolio.scheduler.request;

import org.jspecify.annotations.NullMarked;
