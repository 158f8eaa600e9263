/// Builders that hide what does not matter to a test; every module's tests use them.
package io.tenfolio.testing;
