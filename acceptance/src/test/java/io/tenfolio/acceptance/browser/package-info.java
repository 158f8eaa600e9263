/// The whole as a person sees it: a real browser before a real start of Tenfolio.
package io.tenfolio.acceptance.browser;
