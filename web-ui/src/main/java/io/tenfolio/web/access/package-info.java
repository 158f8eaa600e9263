/// How people come in: invitations, registration, forgotten passwords, confirmed addresses, and the mails that carry them.
@NullMarked
package io.tenfolio.web.access;

import org.jspecify.annotations.NullMarked;
