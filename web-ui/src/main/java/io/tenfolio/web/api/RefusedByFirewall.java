package io.tenfolio.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Addresses with tricks in them come no further than the firewall; the API says so in its own form.
final class RefusedByFirewall implements RequestRejectedHandler {
    private final ProblemWriter writer;

    RefusedByFirewall(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException refused)
            throws IOException {
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        writer.write(
                request,
                response,
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "The request cannot be read",
                        "The address has characters that no address of the API has."));
    }
}
