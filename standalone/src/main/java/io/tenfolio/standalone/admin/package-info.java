/// What a person does to an installation from the command line.
@NullMarked
package io.tenfolio.standalone.admin;

import org.jspecify.annotations.NullMarked;
