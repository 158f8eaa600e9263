package io.tenfolio.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsideDatabaseTest {
    private static final Map<String, String> GIVEN =
            Map.of(
                    "TENFOLIO_DATABASE_URL", "jdbc:mariadb://db.example.com/tenfolio",
                    "TENFOLIO_DATABASE_USER", "app",
                    "TENFOLIO_DATABASE_PASSWORD", "secret");

    @Test
    void isAbsentUnlessAUrlIsGiven() {
        assertThat(OutsideDatabase.in(Map.of())).isEmpty();
        assertThat(OutsideDatabase.in(Map.of("TENFOLIO_DATABASE_URL", " "))).isEmpty();
    }

    @Test
    void bringsNothingOfTheDemo() {
        var settings = OutsideDatabase.in(GIVEN).orElseThrow().settings(StartOptions.parse());

        assertThat(settings)
                .containsEntry("tenfolio.demo", false)
                .containsEntry("spring.datasource.username", "app")
                .containsEntry("spring.flyway.enabled", false)
                .doesNotContainKey("tenfolio.demo-portfolios");
        assertThat(settings.keySet()).noneMatch(name -> name.startsWith("tenfolio.sources"));
    }

    @Test
    void migratesOnlyWhenItIsGivenTheOwner() {
        var environment = new HashMap<>(GIVEN);
        environment.put("TENFOLIO_DATABASE_OWNER", "owner");
        environment.put("TENFOLIO_DATABASE_OWNER_PASSWORD", "more secret");

        assertThat(OutsideDatabase.in(environment).orElseThrow().settings(StartOptions.parse()))
                .containsEntry("spring.flyway.enabled", true)
                .containsEntry("spring.flyway.user", "owner");
    }

    @Test
    void asksForThePasswordThatIsMissing() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() ->
                        OutsideDatabase.in(
                                Map.of(
                                        "TENFOLIO_DATABASE_URL", "jdbc:mariadb://x/y",
                                        "TENFOLIO_DATABASE_USER", "app")))
                .withMessageContaining("TENFOLIO_DATABASE_PASSWORD must be set");
    }

    @Test
    void refusesToBeADemo() {
        var environment = new HashMap<>(GIVEN);
        environment.put("TENFOLIO_DEMO", "true");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> OutsideDatabase.in(environment))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DEMO_MEETS_REAL));
    }

    @Test
    void keepsItsPasswordsToItself() {
        assertThat(OutsideDatabase.in(GIVEN).orElseThrow().toString()).doesNotContain("secret");
    }
}
