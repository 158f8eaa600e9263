/// A small world of people, portfolios and runs for the tests of pages.
package io.tenfolio.web.testing;
