/// What is handed out of Tenfolio as files: who asked for what, and what a client's statement says.
@NullMarked
package io.tenfolio.report;

import org.jspecify.annotations.NullMarked;
