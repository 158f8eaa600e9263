package io.tenfolio.scheduler.intake;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// All that stands on the port: `POST /quotes/{source}`, with a body within its limit.
final class IntakeDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(IntakeDoor.class);
    private static final Pattern PATH = Pattern.compile("/quotes/[a-z0-9-]{1,40}");

    private final transient HttpRequestHandler gateway;
    private final int bodyLimit;

    IntakeDoor(HttpRequestHandler gateway, int bodyLimit) {
        this.gateway = gateway;
        this.bodyLimit = bodyLimit;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            if (!PATH.matcher(request.getRequestURI()).matches()) {
                refuse(response, 404, "There is nothing here but /quotes/{source}.");
            } else if (!request.getMethod().equals("POST")) {
                response.setHeader("Allow", "POST");
                refuse(response, 405, "Messages are posted.");
            } else {
                read(request, response);
            }
        } catch (ServletException e) {
            throw new IOException(e);
        }
    }

    private void read(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var body =
                request.getContentLengthLong() > bodyLimit
                        ? new byte[bodyLimit + 1]
                        : request.getInputStream().readNBytes(bodyLimit + 1);
        if (body.length > bodyLimit) {
            refuse(response, 413, "A message has at most %d bytes.".formatted(bodyLimit));
        } else {
            pass(new WithBody(request, body), response);
        }
    }

    /// The gateway asks Spring for the request of its thread, which a DispatcherServlet would have told.
    private void pass(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            gateway.handleRequest(request, response);
        } catch (RuntimeException e) {
            LOG.error("A push could not be handled", e);
            refuse(response, 500, "It was not kept. Send it again in a moment.");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static void refuse(HttpServletResponse response, int status, String why)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(why.getBytes(StandardCharsets.UTF_8));
    }

    /// A request whose body was read already.
    private static final class WithBody extends HttpServletRequestWrapper {
        private final byte[] body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        /// Whatever the sender calls it: of a form, which curl says by itself, Spring would put a body together anew.
        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("It is read already");
                }
            };
        }
    }
}
