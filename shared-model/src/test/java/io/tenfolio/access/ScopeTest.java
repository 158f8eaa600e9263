package io.tenfolio.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void isWorthNothingToARoleThatDoesNotHaveIt() {
        var token = token(Set.of(Scope.PORTFOLIOS_READ, Scope.USERS, Scope.OPERATIONS_WRITE));

        assertThat(token.scopesAs(Role.INVESTOR)).containsExactly(Scope.PORTFOLIOS_READ);
        assertThat(token.scopesAs(Role.OPERATOR))
                .containsExactlyInAnyOrder(Scope.PORTFOLIOS_READ, Scope.OPERATIONS_WRITE);
        assertThat(token.scopesAs(Role.ADMIN)).hasSize(3);
    }

    @Test
    void givesAnAuditorNothingToWriteWith() {
        assertThat(Scope.of(Role.AUDITOR))
                .contains(Scope.AUDIT_READ, Scope.OPERATIONS_READ)
                .doesNotContain(
                        Scope.PORTFOLIOS_WRITE,
                        Scope.LEDGER_WRITE,
                        Scope.OPERATIONS_WRITE,
                        Scope.USERS);
    }

    @Test
    void isKnownByItsCode() {
        for (var scope : Scope.values()) {
            assertThat(Scope.ofCode(scope.code())).contains(scope);
        }
        assertThat(Scope.ofCode("everything")).isEmpty();
    }

    @Test
    void endsWithItsTokenAtTheVeryInstant() {
        var token = token(Set.of());

        assertThat(token.isUsable(NOON.minusNanos(1))).isTrue();
        assertThat(token.isUsable(NOON)).isFalse();
    }

    private static AccessToken token(Set<Scope> scopes) {
        return new AccessToken(
                new TokenId(1),
                new UserId(1),
                "script",
                "tf_abcdef",
                scopes,
                NOON.minusSeconds(60),
                NOON,
                null,
                null);
    }
}
