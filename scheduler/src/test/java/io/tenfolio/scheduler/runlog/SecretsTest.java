package io.tenfolio.scheduler.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://api.example.com/price?symbol=A&apikey=s3cret-value refused",
                "password=s3cret-value, user=ada",
                "Authorization: Bearer s3cret-value",
                "Authorization: apikey s3cret-value",
                "sent with bearer s3cret-value and failed",
                "jdbc:mariadb://ada:s3cret-value@db:3306/tenfolio",
                "{\"token\": \"s3cret-value\"}"
            })
    void areNeverKept(String message) {
        assertThat(Secrets.hidden(message)).doesNotContain("s3cret-value").contains("***");
    }

    @Test
    void leaveOrdinaryWordsAlone() {
        var words = "No prices from ecb in run 2026-11-20T13:20:00Z#0: HTTP 503. The last stand.";

        assertThat(Secrets.hidden(words)).isEqualTo(words);
    }
}
