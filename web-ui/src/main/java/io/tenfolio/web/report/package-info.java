/// A person's reports: asking for them, watching them being made, and having their files.
@NullMarked
package io.tenfolio.web.report;

import org.jspecify.annotations.NullMarked;
