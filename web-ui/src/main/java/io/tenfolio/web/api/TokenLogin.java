package io.tenfolio.web.api;

import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenId;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.web.security.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A request that came with a valid token: the same person as on pages, with the scopes their role leaves to the token.
final class TokenLogin extends AbstractAuthenticationToken {
    private final Person person;
    private final transient TokenId token;
    private final transient Set<Scope> scopes;

    private TokenLogin(
            Person person, TokenId token, Set<Scope> scopes, List<GrantedAuthority> authorities) {
        super(authorities);
        this.person = person;
        this.token = token;
        this.scopes = scopes;
        setAuthenticated(true);
    }

    static TokenLogin of(AccessTokens.Holder holder) {
        var role = holder.user().role();
        var scopes = holder.token().scopesAs(role);
        var authorities = new ArrayList<GrantedAuthority>();
        authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name()));
        scopes.forEach(
                scope -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope.code())));
        return new TokenLogin(Person.of(holder.user()), holder.token().id(), scopes, authorities);
    }

    TokenId token() {
        return token;
    }

    boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    Set<Scope> scopes() {
        return scopes;
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    /// The secret is not kept.
    @Override
    public String getCredentials() {
        return "";
    }
}
