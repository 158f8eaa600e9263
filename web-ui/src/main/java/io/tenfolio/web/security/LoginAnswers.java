package io.tenfolio.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/// Leads a refused login back to the form: with the seconds to wait, or with one answer for all other reasons.
final class LoginAnswers implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        var query =
                switch (refused) {
                    case LoginThrottled throttled -> "wait=" + throttled.seconds();
                    case BadCredentialsException _ -> "error";
                    default -> "trouble";
                };
        response.sendRedirect(request.getContextPath() + "/login?" + query);
    }
}
