package io.tenfolio.batch.price.source;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.AbstractClientHttpRequestFactoryWrapper;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/// Makes the requests to one source: says who asks, adds the source's own headers, caps the answer. The key
/// gets in here, below everything that writes messages down.
final class SourceRequests extends AbstractClientHttpRequestFactoryWrapper {
    private final Map<String, String> headers;
    private final SourceSettings settings;

    SourceRequests(
            ClientHttpRequestFactory requests,
            Map<String, String> headers,
            SourceSettings settings) {
        super(requests);
        this.headers = Map.copyOf(headers);
        this.settings = settings;
    }

    @Override
    protected ClientHttpRequest createRequest(
            URI uri, HttpMethod method, ClientHttpRequestFactory requests) throws IOException {
        var request = requests.createRequest(uri, method);
        headers.forEach(request.getHeaders()::set);
        return new CappedRequest(request, settings);
    }

    /// Streams, like the request it stands before; there is never a body to send.
    private record CappedRequest(ClientHttpRequest request, SourceSettings settings)
            implements ClientHttpRequest, StreamingHttpOutputMessage {
        @Override
        public ClientHttpResponse execute() throws IOException {
            var deadline = Deadline.in(settings.timeout());
            return new CappedResponse(request.execute(), settings.bodyLimit(), deadline);
        }

        @Override
        public HttpMethod getMethod() {
            return request.getMethod();
        }

        @Override
        public URI getURI() {
            return request.getURI();
        }

        @Override
        public Map<String, Object> getAttributes() {
            return request.getAttributes();
        }

        @Override
        public OutputStream getBody() throws IOException {
            return request.getBody();
        }

        @Override
        public void setBody(Body body) {
            if (request instanceof StreamingHttpOutputMessage streaming) streaming.setBody(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return request.getHeaders();
        }
    }
}
