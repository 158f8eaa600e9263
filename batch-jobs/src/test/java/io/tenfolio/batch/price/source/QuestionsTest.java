package io.tenfolio.batch.price.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    @Test
    void asksForCodesInBatchesInAFixedOrder() {
        var questions =
                Questions.inBatches(
                        List.of("C", "A", "B", "A"),
                        2,
                        codes -> URI.create("http://localhost/?q=" + codes));

        assertThat(questions)
                .containsExactly(
                        URI.create("http://localhost/?q=A,B"), URI.create("http://localhost/?q=C"));
    }

    @Test
    void asksNothingForNoCodes() {
        assertThat(Questions.inBatches(List.of(), 2, URI::create)).isEmpty();
    }

    @Test
    void encodesWhatWouldChangeTheAddress() {
        var address =
                Questions.address(
                        URI.create("http://localhost/api/"),
                        "/quote",
                        Map.of("symbol", "A&B=C#,X:XLON D"));

        assertThat(address)
                .isEqualTo(URI.create("http://localhost/api/quote?symbol=A%26B%3DC%23,X:XLON%20D"));
    }

    @Test
    void redactsEverythingAKeyCouldHideIn() {
        var address = URI.create("https://user:secret@example.org:8443/quote?apikey=secret#secret");

        assertThat(Redacted.of(address)).isEqualTo("https://example.org:8443/quote");
    }
}
