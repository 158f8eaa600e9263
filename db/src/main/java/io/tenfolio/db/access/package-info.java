/// Users, their credentials and failed logins.
@NullMarked
package io.tenfolio.db.access;

import org.jspecify.annotations.NullMarked;
