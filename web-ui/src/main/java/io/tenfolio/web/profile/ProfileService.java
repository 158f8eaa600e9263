package io.tenfolio.web.profile;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.Preferences;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.LoginThrottle;
import io.tenfolio.db.access.OneTimeSecrets;
import io.tenfolio.db.access.OneTimeSecrets.Draft;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.access.AskedTooOften;
import io.tenfolio.web.access.Correspondence;
import io.tenfolio.web.access.NewPasswords;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.security.NobodyLoggedIn;
import io.tenfolio.web.security.PasswordCheck;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// What a person sets for themselves; nobody sets it for another here.
@PreAuthorize("isAuthenticated()")
public class ProfileService {
    private static final int LONGEST_NAME = 200;

    private final CurrentPerson person;
    private final Users users;
    private final LoginSessions sessions;
    private final OneTimeSecrets secrets;
    private final LoginThrottle throttle;
    private final PasswordCheck check;
    private final NewPasswords passwords;
    private final Correspondence letters;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ProfileService(
            CurrentPerson person,
            Users users,
            LoginSessions sessions,
            OneTimeSecrets secrets,
            LoginThrottle throttle,
            PasswordCheck check,
            NewPasswords passwords,
            Correspondence letters,
            Transactions transactions,
            AuditTrail audit) {
        this.person = person;
        this.users = users;
        this.sessions = sessions;
        this.secrets = secrets;
        this.throttle = throttle;
        this.check = check;
        this.passwords = passwords;
        this.letters = letters;
        this.transactions = transactions;
        this.audit = audit;
    }

    public User me() {
        return users.find(person.get().id()).orElseThrow(NobodyLoggedIn::new);
    }

    /// The confirmed address.
    public Optional<EmailAddress> email() {
        return users.email(person.get().id());
    }

    public void rename(String displayName) {
        var name = displayName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to 200 letters");
        }
        transactions.run(() -> {
            var me = me();
            users.rename(me.id(), name);
            write(me, "USER_RENAMED", me.displayName(), name);
        });
    }

    public void prefer(Preferences wanted) {
        users.prefer(person.get().id(), wanted);
    }

    public void prefer(Theme theme) {
        var me = me();
        users.prefer(me.id(), new Preferences(me.language(), me.locale(), me.zone(), theme));
    }

    /// Sends a link to the new address; the present one stays until the link is followed. Whether somebody else has that address
    /// is told to nobody.
    ///
    /// @throws WrongPassword unless it is the present one
    /// @throws AskedTooOften after several wrong ones, or several letters
    public void askForAddress(EmailAddress wanted, String presentPassword) {
        var me = me();
        require(me, presentPassword);
        var bucket = "address-change:" + me.id().value();
        refuseWhile(bucket);
        throttle.failed(bucket);
        var secret =
                transactions.call(() -> {
                    write(me, "EMAIL_CHANGE_ASKED", "", wanted.value());
                    return secrets.issue(
                            new Draft(
                                    SecretPurpose.EMAIL,
                                    wanted,
                                    Optional.of(me.id()),
                                    "",
                                    Optional.empty(),
                                    me.language(),
                                    me.login()));
                });
        letters.confirmNewAddress(wanted, me.language(), me.login(), secret);
    }

    /// Changes the password and ends all sessions but `kept`.
    ///
    /// @throws WrongPassword unless `present` is the present one
    /// @throws AskedTooOften after several wrong ones
    /// @throws io.tenfolio.web.access.PasswordRefused when the wanted one could be guessed
    public void changePassword(String present, String wanted, Optional<LoginSessionId> kept) {
        var me = me();
        require(me, present);
        var hash = passwords.hash(me.login(), wanted);
        transactions.run(() -> {
            users.changePassword(me.id(), hash);
            secrets.revokeAll(me.id());
            endOthers(me, kept, SessionEnd.PASSWORD);
            write(me, "PASSWORD_CHANGED", "", "");
        });
        email().ifPresent(to -> letters.tellOfNewPassword(to, me.language(), me.login()));
    }

    private void require(User me, String password) {
        var bucket = "present-password:" + me.id().value();
        refuseWhile(bucket);
        throttle.failed(bucket);
        if (!check.matches(password, users.passwordHash(me.id()))) {
            throw new WrongPassword();
        }
        throttle.succeeded(bucket);
    }

    private void refuseWhile(String bucket) {
        var wait = throttle.wait(bucket);
        if (!wait.isZero()) {
            throw new AskedTooOften(wait);
        }
    }

    /// Where I am logged in, the place seen last first.
    public List<LoginSession> sessions() {
        return sessions.open(person.get().id());
    }

    /// Ends one of my sessions; another's does not exist for me.
    public void end(LoginSessionId session) {
        transactions.run(() -> {
            var me = me();
            if (sessions.end(me.id(), session, SessionEnd.SELF)) {
                write(me, "SESSION_ENDED", "", "session " + session.value());
            }
        });
    }

    public void endOthers(Optional<LoginSessionId> kept) {
        transactions.run(() -> {
            var me = me();
            var ended = endOthers(me, kept, SessionEnd.SELF);
            write(me, "SESSIONS_ENDED", "", ended + " others");
        });
    }

    private int endOthers(User me, Optional<LoginSessionId> kept, SessionEnd why) {
        return kept.map(mine -> sessions.endOthers(me.id(), mine, why))
                .orElseGet(() -> sessions.endAll(me.id(), why));
    }

    private void write(User me, String action, String before, String after) {
        audit.write(
                new AuditEntry(me.login(), action, "user " + me.id().value(), "", before, after));
    }
}
