/// What a person sets for themselves: name, address, language and formats, theme, password, sessions.
@NullMarked
package io.tenfolio.web.profile;

import org.jspecify.annotations.NullMarked;
