package io.tenfolio.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Compares an endpoint's [NeedsScope] with the token before anything of the request is read. An endpoint without one is shut.
final class ScopeCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            check(method);
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.tenfolio.");
    }

    private static void check(HandlerMethod method) {
        var needs = method.getMethodAnnotation(NeedsScope.class);
        if (needs == null) {
            throw new AccessDeniedException("This endpoint is shut.");
        }
        if (needs.value().length == 0) {
            return;
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof TokenLogin login)
                || Arrays.stream(needs.value()).noneMatch(login::has)) {
            throw new MissingScope(
                    Arrays.stream(needs.value())
                            .map(scope -> scope.code())
                            .collect(Collectors.joining(" or ")));
        }
    }
}
