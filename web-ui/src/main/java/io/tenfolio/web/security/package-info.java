/// Who may come in: login, its limits, sessions and headers.
@NullMarked
package io.tenfolio.web.security;

import org.jspecify.annotations.NullMarked;
