package io.tenfolio.web.token;

import static java.util.stream.Collectors.joining;

import io.tenfolio.access.AccessToken;
import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenId;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.security.CurrentPerson;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to one's own tokens. Not for tokens themselves: a stolen one must not make others.
@PreAuthorize("isAuthenticated()")
public class TokenService {
    public static final int LONGEST_NAME = 100;
    private static final int MOST_USABLE = 50;

    private final CurrentPerson person;
    private final AccessTokens tokens;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();

    public TokenService(
            CurrentPerson person,
            AccessTokens tokens,
            AuditTrail audit,
            Transactions transactions) {
        this.person = person;
        this.tokens = tokens;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// Newest first, revoked and expired ones too.
    public List<AccessToken> mine() {
        return tokens.of(person.get().id());
    }

    /// What my role can give to a token.
    public Set<Scope> scopesToGive() {
        return Scope.of(person.get().role());
    }

    /// Makes one; the secret is in nobody's hands but the caller's.
    ///
    /// @throws TooManyTokens if there are many that work already
    public TokenSecret create(String name, Set<Scope> scopes, Lifetime lifetime) {
        var who = person.get();
        var given = EnumSet.noneOf(Scope.class);
        scopes.stream().filter(scope -> scope.isOpenTo(who.role())).forEach(given::add);
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME || given.isEmpty()) {
            throw new IllegalArgumentException("A token has a name and a scope");
        }
        var secret = TokenSecret.random(random);
        transactions.run(() -> {
            var working = tokens.of(who.id()).stream().filter(one -> one.revokedAt().isEmpty());
            if (working.count() >= MOST_USABLE) {
                throw new TooManyTokens(MOST_USABLE);
            }
            var id = tokens.create(who.id(), stripped, secret, given, lifetime.duration());
            audit.write(
                    new AuditEntry(
                            who.login(),
                            "TOKEN_CREATED",
                            "token " + id.value(),
                            "",
                            "",
                            "%s, %s, %s, %d days"
                                    .formatted(
                                            stripped,
                                            secret.hint(),
                                            given.stream().map(Scope::code).collect(joining(" ")),
                                            lifetime.days())));
        });
        return secret;
    }

    /// Ends one of my tokens; nothing happens when it has ended already.
    public void revoke(TokenId token) {
        var who = person.get();
        transactions.run(() -> {
            if (tokens.revoke(who.id(), token)) {
                audit.write(
                        new AuditEntry(
                                who.login(),
                                "TOKEN_REVOKED",
                                "token " + token.value(),
                                "",
                                "usable",
                                "revoked"));
            }
        });
    }
}
