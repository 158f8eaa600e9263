/// Who decided what, when and why.
@NullMarked
package io.tenfolio.web.admin.audit;

import org.jspecify.annotations.NullMarked;
