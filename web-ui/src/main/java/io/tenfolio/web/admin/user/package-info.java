/// Users: who is here, with which role, and who shall come.
@NullMarked
package io.tenfolio.web.admin.user;

import org.jspecify.annotations.NullMarked;
