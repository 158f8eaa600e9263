package io.tenfolio.standalone.admin;

import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.standalone.CannotStart;
import io.tenfolio.standalone.ExitCode;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Makes access tokens for whoever owns the machine.
final class TokenDesk {
    private final Transactions transactions;
    private final Users users;
    private final AccessTokens tokens;
    private final AuditTrail audit;

    TokenDesk(Transactions transactions, Users users, AccessTokens tokens, AuditTrail audit) {
        this.transactions = transactions;
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
    }

    /// @throws CannotStart if nobody has that login or may come in with it, or the role has none of the scopes
    TokenSecret create(NewToken wanted) {
        var user =
                users.credentials(wanted.login())
                        .map(Users.Credentials::user)
                        .filter(known -> known.enabled())
                        .orElseThrow(() ->
                                failed("Nobody can log in as '%s'.".formatted(wanted.login())));
        var possible = Scope.of(user.role());
        var scopes = wanted.scopes().isEmpty() ? possible : wanted.scopes();
        if (!possible.containsAll(scopes)) {
            throw failed(
                    "%s is %s; that role has only: %s"
                            .formatted(user.login(), user.role(), codes(possible)));
        }
        var secret = TokenSecret.random(new SecureRandom());
        transactions.run(() -> {
            var id =
                    tokens.create(user.id(), "./tenfolio token", secret, scopes, wanted.lifetime());
            audit.write(
                    new AuditEntry(
                            "command line",
                            "TOKEN_CREATED",
                            "token " + id.value(),
                            "./tenfolio token",
                            "",
                            "for %s, %s, %s, %d days"
                                    .formatted(
                                            user.login(),
                                            secret.hint(),
                                            codes(scopes),
                                            wanted.days())));
        });
        return secret;
    }

    private static String codes(java.util.Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).collect(Collectors.joining(" "));
    }

    private static CannotStart failed(String message) {
        return new CannotStart(ExitCode.FAILED, message);
    }
}
