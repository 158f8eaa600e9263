package io.tenfolio.batch.price.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/// A response whose body ends with [BodyTooLong] once it is longer than its limit, and with a timeout once its
/// deadline has passed, however slowly it drips. Closing it drops the connection: the framework would read the
/// rest first, all of it.
final class CappedResponse implements ClientHttpResponse {
    private final ClientHttpResponse response;
    private final InputStream body;

    CappedResponse(ClientHttpResponse response, DataSize limit, Deadline deadline)
            throws IOException {
        this.response = response;
        this.body = new CappedStream(response.getBody(), limit, deadline);
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            // nobody reads from it any more
        }
    }

    private static final class CappedStream extends FilterInputStream {
        private final DataSize limit;
        private final Deadline deadline;
        private long left;

        CappedStream(InputStream in, DataSize limit, Deadline deadline) {
            super(in);
            this.limit = limit;
            this.deadline = deadline;
            this.left = limit.toBytes();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = readInTime(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) throw new BodyTooLong(limit);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return read(new byte[(int) Math.min(bytes, 8192)]);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /// The client below closes the body when the time is over; reading then fails without saying why.
        private int readInTime(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = in.read(bytes, offset, length);
                if (read < 0 || !deadline.hasPassed()) return read;
            } catch (IOException e) {
                if (!deadline.hasPassed()) throw e;
            }
            throw new HttpTimeoutException("The body took too long");
        }
    }
}
