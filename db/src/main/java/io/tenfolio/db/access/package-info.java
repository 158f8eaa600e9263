/// Users, their credentials and sessions, what is mailed to them once, and failed logins.
@NullMarked
package io.tenfolio.db.access;

import org.jspecify.annotations.NullMarked;
