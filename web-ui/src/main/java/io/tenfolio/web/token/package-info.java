/// Access tokens as their users keep them: made, shown once, listed, revoked.
@NullMarked
package io.tenfolio.web.token;

import org.jspecify.annotations.NullMarked;
