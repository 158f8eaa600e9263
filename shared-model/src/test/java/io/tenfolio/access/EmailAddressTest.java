package io.tenfolio.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void isComparedWithoutCaseAndBlanks() {
        assertThat(new EmailAddress(" Ada@Example.ORG "))
                .isEqualTo(new EmailAddress("ada@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "first.last+tag@mail.example.co.uk",
                "jörg@müller.de",
                "o'neil@example.org"
            })
    void takesWhatPeopleHave(String typed) {
        assertThat(EmailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "a b@example.org",
                "ada@example.org\nBcc: x@y.z",
                "<ada@example.org>",
                "ada@example.org,bo@example.org",
                "\"ada\"@example.org",
                "ada@-x.org",
                "ada@x..org"
            })
    void refusesWhatIsNoneOrMore(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }
}
