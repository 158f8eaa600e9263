package io.tenfolio.web.access;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.EmailTaken;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.LoginTaken;
import io.tenfolio.db.access.LoginThrottle;
import io.tenfolio.db.access.OneTimeSecrets;
import io.tenfolio.db.access.OneTimeSecrets.Draft;
import io.tenfolio.db.access.OneTimeSecrets.OneTimeSecret;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.security.RegistrationDoor;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// What people do who are not in yet. Nobody learns here whether there is a login or an address: what is asked for is looked up
/// after the answer, and the only difference is in a mail.
@PreAuthorize("permitAll()")
public class AdmissionService {
    private static final int LONGEST_NAME = 200;

    private final Users users;
    private final OneTimeSecrets secrets;
    private final LoginSessions sessions;
    private final LoginThrottle throttle;
    private final RegistrationDoor registration;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Postroom post;
    private final Correspondence letters;
    private final NewPasswords passwords;

    public AdmissionService(
            Users users,
            OneTimeSecrets secrets,
            LoginSessions sessions,
            LoginThrottle throttle,
            RegistrationDoor registration,
            Transactions transactions,
            AuditTrail audit,
            Postroom post,
            Correspondence letters,
            NewPasswords passwords) {
        this.users = users;
        this.secrets = secrets;
        this.sessions = sessions;
        this.throttle = throttle;
        this.registration = registration;
        this.transactions = transactions;
        this.audit = audit;
        this.post = post;
        this.letters = letters;
        this.passwords = passwords;
    }

    /// Sends a link to make a login with, if registration is open; who has a login is reminded of it instead. `from` is the
    /// address of the browser.
    ///
    /// @throws AskedTooOften when this address or this browser did so several times
    public void askToRegister(EmailAddress email, Locale language, String from) {
        count("register:" + email, from);
        post.later(() -> {
            if (!registration.isOpen()) {
                return;
            }
            var known = users.credentials(email.value()).map(Users.Credentials::user);
            if (known.isPresent()) {
                remind(known.get(), email, language);
            } else {
                letters.register(email, language, issue(registration(email, language)));
            }
        });
    }

    private void remind(User known, EmailAddress email, Locale language) {
        // a login may look like an address that its owner never confirmed
        if (known.enabled() && users.email(known.id()).filter(email::equals).isPresent()) {
            letters.remind(email, language, known.login());
        }
    }

    private static Draft registration(EmailAddress email, Locale language) {
        return new Draft(
                SecretPurpose.REGISTRATION,
                email,
                Optional.empty(),
                "",
                Optional.of(Role.INVESTOR),
                language,
                "");
    }

    /// Sends a link to choose a new password with to the confirmed address of whoever has this login or address.
    ///
    /// @throws AskedTooOften when that was done several times for it, or from this browser
    public void askForNewPassword(String loginOrEmail, String from) {
        count("password:" + loginOrEmail, from);
        post.later(() ->
                users.credentials(loginOrEmail)
                        .map(Users.Credentials::user)
                        .filter(User::enabled)
                        .ifPresent(user ->
                                users.email(user.id()).ifPresent(to -> sendLink(user, to))));
    }

    private void sendLink(User user, EmailAddress to) {
        var secret =
                transactions.call(() -> {
                    audit.write(
                            new AuditEntry(
                                    user.login(),
                                    "PASSWORD_RESET_ASKED",
                                    subject(user.id()),
                                    "",
                                    "",
                                    ""));
                    return secrets.issue(
                            new Draft(
                                    SecretPurpose.PASSWORD,
                                    to,
                                    Optional.of(user.id()),
                                    "",
                                    Optional.empty(),
                                    user.language(),
                                    ""));
                });
        letters.sendPasswordLink(to, user.language(), user.login(), secret);
    }

    private String issue(Draft draft) {
        return transactions.call(() -> secrets.issue(draft));
    }

    private void count(String what, String from) {
        var source = "asks:" + from;
        var byWhat = throttle.wait(what);
        var bySource = throttle.wait(source);
        var wait = byWhat.compareTo(bySource) > 0 ? byWhat : bySource;
        if (!wait.isZero()) {
            throw new AskedTooOften(wait);
        }
        throttle.failed(what);
        throttle.failed(source);
    }

    /// What the link offers; empty when it cannot be used.
    public Optional<Admission> admission(String secret) {
        return offer(secret).map(AdmissionService::toAdmission);
    }

    private Optional<OneTimeSecret> offer(String secret) {
        return secrets.find(SecretPurpose.INVITATION, secret)
                .or(() ->
                        secrets.find(SecretPurpose.REGISTRATION, secret)
                                .filter(_ -> registration.isOpen()));
    }

    private static Admission toAdmission(OneTimeSecret found) {
        return new Admission(
                found.about().email().value(),
                found.about().displayName(),
                found.about().role().orElse(Role.INVESTOR));
    }

    /// Makes the user whom the link invites.
    ///
    /// @throws LinkOver when it cannot be used, or somebody has that login by now
    /// @throws PasswordRefused when the password could be guessed
    public void enter(
            String secret, String displayName, String password, Locale locale, ZoneId zone) {
        var found = offer(secret).orElseThrow(LinkOver::new);
        var offered = toAdmission(found);
        var hash = passwords.hash(offered.login(), password);
        try {
            transactions.run(
                    () -> create(found, offered, shortened(displayName), hash, locale, zone));
        } catch (LoginTaken | EmailTaken e) {
            throw new LinkOver();
        }
    }

    private void create(
            OneTimeSecret found,
            Admission offered,
            String displayName,
            String hash,
            Locale locale,
            ZoneId zone) {
        if (!secrets.use(found)) {
            throw new LinkOver();
        }
        var name = displayName.isEmpty() ? offered.login() : displayName;
        var id = users.create(offered.login(), name, hash, offered.role(), locale, zone, false);
        users.changeEmail(id, found.about().email());
        audit.write(
                new AuditEntry(
                        offered.login(),
                        "USER_CREATED",
                        subject(id),
                        found.about().issuedBy().isEmpty()
                                ? "registered themselves"
                                : "invited by " + found.about().issuedBy(),
                        "",
                        "%s, %s".formatted(offered.login(), offered.role())));
    }

    /// The login whose password the link changes; empty when it cannot be used.
    public Optional<String> loginToReset(String secret) {
        return resetOf(secret).map(User::login);
    }

    private Optional<User> resetOf(String secret) {
        return secrets.find(SecretPurpose.PASSWORD, secret)
                .flatMap(found -> found.about().user())
                .flatMap(users::find)
                .filter(User::enabled);
    }

    /// Sets the password and ends all sessions of its owner.
    ///
    /// @throws LinkOver when the link cannot be used
    /// @throws PasswordRefused when the password could be guessed
    public void resetPassword(String secret, String password) {
        var user = resetOf(secret).orElseThrow(LinkOver::new);
        var hash = passwords.hash(user.login(), password);
        transactions.run(() -> {
            var found = secrets.find(SecretPurpose.PASSWORD, secret).orElseThrow(LinkOver::new);
            if (!secrets.use(found)) {
                throw new LinkOver();
            }
            users.changePassword(user.id(), hash);
            sessions.endAll(user.id(), SessionEnd.PASSWORD);
            throttle.succeeded("login:" + user.login());
            audit.write(
                    new AuditEntry(
                            user.login(), "PASSWORD_RESET", subject(user.id()), "by mail", "", ""));
        });
        users.email(user.id())
                .ifPresent(to -> letters.tellOfNewPassword(to, user.language(), user.login()));
    }

    /// The address that the link confirms; empty when it cannot be used.
    public Optional<EmailAddress> addressToConfirm(String secret) {
        return secrets.find(SecretPurpose.EMAIL, secret).map(found -> found.about().email());
    }

    /// Makes the address the confirmed one of whoever asked for it.
    ///
    /// @throws LinkOver when the link cannot be used, or somebody else has confirmed the address meanwhile
    public void confirmAddress(String secret) {
        var found = secrets.find(SecretPurpose.EMAIL, secret).orElseThrow(LinkOver::new);
        var user =
                found.about()
                        .user()
                        .flatMap(users::find)
                        .filter(User::enabled)
                        .orElseThrow(LinkOver::new);
        var old = users.email(user.id());
        try {
            transactions.run(() -> {
                if (!secrets.use(found)) {
                    throw new LinkOver();
                }
                users.changeEmail(user.id(), found.about().email());
                audit.write(
                        new AuditEntry(
                                user.login(),
                                "EMAIL_CHANGED",
                                subject(user.id()),
                                "confirmed by mail",
                                old.map(EmailAddress::value).orElse(""),
                                found.about().email().value()));
            });
        } catch (EmailTaken e) {
            throw new LinkOver();
        }
        old.filter(was -> !was.equals(found.about().email()))
                .ifPresent(was -> letters.tellOfNewAddress(was, user.language(), user.login()));
    }

    private static String subject(UserId id) {
        return "user " + id.value();
    }

    private static String shortened(String name) {
        var one = name.strip();
        return one.length() > LONGEST_NAME ? one.substring(0, LONGEST_NAME) : one;
    }
}
