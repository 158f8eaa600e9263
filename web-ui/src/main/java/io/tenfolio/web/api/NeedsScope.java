package io.tenfolio.web.api;

import io.tenfolio.access.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scopes, one of which a token needs to call this endpoint; none named means any valid token will do.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {
    Scope[] value() default {};
}
