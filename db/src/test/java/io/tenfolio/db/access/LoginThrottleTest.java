package io.tenfolio.db.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final Duration ABOUT = Duration.ofSeconds(1);

    private TestDatabase database;
    private LoginThrottle throttle;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        throttle = new LoginThrottle(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void letsThreeFailuresPass() {
        failed(3);

        assertThat(throttle.wait("ada")).isZero();
    }

    @Test
    void makesEachFurtherFailureWaitTwiceAsLong() {
        failed(4);
        assertThat(throttle.wait("ada")).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));

        failed(5);
        assertThat(throttle.wait("ada"))
                .isBetween(Duration.ofSeconds(32).minus(ABOUT), Duration.ofSeconds(32));
    }

    @Test
    void neverMakesAnybodyWaitLongerThanAQuarterOfAnHour() {
        failed(200);

        assertThat(throttle.wait("ada"))
                .isBetween(LoginThrottle.LONGEST_WAIT.minus(ABOUT), LoginThrottle.LONGEST_WAIT);
        back(Duration.ofMinutes(15));
        assertThat(throttle.wait("ada")).isZero();
    }

    @Test
    void forgetsAnHourAfterTheLastFailure() {
        failed(200);
        back(Duration.ofMinutes(61));

        assertThat(throttle.wait("ada")).isZero();
        throttle.failed("ada");
        assertThat(throttle.wait("ada")).isZero();
    }

    @Test
    void forgetsAfterASuccess() {
        failed(200);

        throttle.succeeded("ada");

        assertThat(throttle.wait("ada")).isZero();
    }

    @Test
    void keepsBucketsApartButNotSpellings() {
        failed(10);

        assertThat(throttle.wait("bob")).isZero();
        assertThat(throttle.wait(" ADA")).isPositive();
    }

    @Test
    void keepsNoWordThatSomebodyTyped() {
        failed(1);

        assertThat(
                        database.jdbc()
                                .sql("select bucket from login_throttle")
                                .query(byte[].class)
                                .single())
                .hasSize(32);
    }

    @Test
    void removesWhatItHasForgotten() {
        failed(1);
        back(Duration.ofHours(2));

        throttle.failed("bob");

        assertThat(
                        database.jdbc()
                                .sql("select count(*) from login_throttle")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    private void failed(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("ada");
        }
    }

    /// As if all failures were longer ago.
    private void back(Duration ago) {
        database.jdbc()
                .sql(
                        "update login_throttle set last_failure = last_failure - interval :seconds second")
                .param("seconds", ago.toSeconds())
                .update();
    }
}
