package io.tenfolio.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceNameTest {
    @Test
    void isShownAsPeopleCallItAndByItsOwnNameWhereNobodyDoes() {
        assertThat(new SourceName("finnhub").label()).isEqualTo("Finnhub");
        assertThat(new SourceName("house-prices").label()).isEqualTo("house-prices");
    }
}
