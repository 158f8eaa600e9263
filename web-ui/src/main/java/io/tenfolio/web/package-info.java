/// The web role: what people see, and their login.
@NullMarked
package io.tenfolio.web;

import org.jspecify.annotations.NullMarked;
