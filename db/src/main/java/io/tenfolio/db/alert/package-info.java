/// What people want to be told, and what they were told.
@NullMarked
package io.tenfolio.db.alert;

import org.jspecify.annotations.NullMarked;
