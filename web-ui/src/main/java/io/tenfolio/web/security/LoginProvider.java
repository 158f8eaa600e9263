package io.tenfolio.web.security;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.access.LoginThrottle;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Decides a login. Unknown, wrong and disabled get the same answer in the same time; failures make the next
/// attempt of that login and of that address wait; every decision goes into the audit trail.
final class LoginProvider implements AuthenticationProvider {
    private static final String NOBODY = "(nobody)";
    private static final int LONGEST_LOGIN = 190;
    private static final int LONGEST_PASSWORD = 200;

    private final Users users;
    private final LoginThrottle throttle;
    private final PasswordCheck passwords;
    private final AuditTrail audit;

    LoginProvider(Users users, LoginThrottle throttle, PasswordCheck passwords, AuditTrail audit) {
        this.users = users;
        this.throttle = throttle;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = shortened(String.valueOf(attempt.getPrincipal()).strip());
        var password = attempt.getCredentials() instanceof String typed ? typed : "";
        var address = addressOf(attempt);
        var loginBucket = "login:" + login.toLowerCase(Locale.ROOT);
        var addressBucket = "address:" + address;

        var credentials = users.credentials(login);
        // what is no login may be a password in the wrong field: it is not written down
        var actor = credentials.map(known -> known.user().login()).orElse(NOBODY);
        refuseWhileThrottled(actor, address, loginBucket, addressBucket);
        // counted before the hash is made, or a hundred attempts at once would all pass
        throttle.failed(loginBucket);
        boolean right =
                passwords.matches(
                        password.length() > LONGEST_PASSWORD ? "" : password,
                        credentials.map(Users.Credentials::passwordHash));
        var user = credentials.map(Users.Credentials::user).filter(u -> right && u.enabled());
        if (user.isEmpty()) {
            throttle.failed(addressBucket);
            audit("LOGIN_REFUSED", actor, address, "The login or the password is wrong");
            throw new BadCredentialsException("The login or the password is wrong");
        }
        throttle.succeeded(loginBucket);
        audit("LOGGED_IN", actor, address, "");
        return CurrentPerson.authentication(Person.of(user.get()));
    }

    private void refuseWhileThrottled(
            String actor, String address, String loginBucket, String addressBucket) {
        Duration byLogin = throttle.wait(loginBucket);
        Duration byAddress = throttle.wait(addressBucket);
        var wait = byLogin.compareTo(byAddress) > 0 ? byLogin : byAddress;
        if (wait.isPositive()) {
            audit("LOGIN_THROTTLED", actor, address, "Too many failed attempts");
            throw new LoginThrottled(wait);
        }
    }

    private void audit(String action, String actor, String address, String reason) {
        audit.write(new AuditEntry(actor, action, "login from " + address, reason, "", ""));
    }

    private static String addressOf(Authentication attempt) {
        @Nullable Object details = attempt.getDetails();
        return details instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "unknown";
    }

    private static String shortened(String login) {
        return login.length() > LONGEST_LOGIN ? login.substring(0, LONGEST_LOGIN) : login;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
