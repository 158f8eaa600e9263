/// What the API keeps: answers to requests that may come again.
@NullMarked
package io.tenfolio.db.api;

import org.jspecify.annotations.NullMarked;
