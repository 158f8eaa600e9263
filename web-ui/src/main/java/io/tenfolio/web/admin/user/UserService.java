package io.tenfolio.web.admin.user;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.Member;
import io.tenfolio.access.MemberSearch;
import io.tenfolio.access.Role;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.access.UserId;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.OneTimeSecrets;
import io.tenfolio.db.access.OneTimeSecrets.Draft;
import io.tenfolio.db.access.OneTimeSecrets.OneTimeSecret;
import io.tenfolio.db.access.UserDirectory;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.access.Correspondence;
import io.tenfolio.web.access.Postroom;
import io.tenfolio.web.security.CurrentPerson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to other people's logins. Auditors look, administrators change, each change with a reason and in the audit
/// trail; nobody changes their own rights, and never does the last administrator go.
@PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR')")
public class UserService {
    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 500;

    private final CurrentPerson person;
    private final Users users;
    private final UserDirectory directory;
    private final LoginSessions sessions;
    private final OneTimeSecrets secrets;
    private final Correspondence letters;
    private final Postroom post;
    private final Transactions transactions;
    private final AuditTrail audit;

    public UserService(
            CurrentPerson person,
            Users users,
            UserDirectory directory,
            LoginSessions sessions,
            OneTimeSecrets secrets,
            Correspondence letters,
            Postroom post,
            Transactions transactions,
            AuditTrail audit) {
        this.person = person;
        this.users = users;
        this.directory = directory;
        this.sessions = sessions;
        this.secrets = secrets;
        this.letters = letters;
        this.post = post;
        this.transactions = transactions;
        this.audit = audit;
    }

    // ---- looking ----

    /// Those after the login `after`; begin with "".
    public UserPage page(MemberSearch search, String after) {
        var some = directory.page(search, after, PAGE + 1);
        return some.size() > PAGE
                ? new UserPage(some.subList(0, PAGE), true)
                : new UserPage(some, false);
    }

    /// The `limit` users behind the login `after`; begin with "".
    public List<Member> members(MemberSearch search, String after, int limit) {
        return directory.page(search, after, limit);
    }

    public Optional<Member> find(UserId user) {
        return directory.find(user);
    }

    public List<LoginSession> sessions(UserId user) {
        return sessions.open(user);
    }

    public List<Invitation> invitations() {
        return secrets.invitations().stream().map(UserService::toInvitation).toList();
    }

    private static Invitation toInvitation(OneTimeSecret secret) {
        var about = secret.about();
        return new Invitation(
                secret.id(),
                about.email(),
                about.role().orElse(Role.INVESTOR),
                about.issuedBy(),
                secret.expiresAt());
    }

    /// Where mails lie when there is no mail server.
    public Optional<Path> outbox() {
        return post.outbox();
    }

    // ---- changing ----

    /// Sends a link with which that person makes their login, with this role.
    @PreAuthorize("hasRole('ADMIN')")
    public void invite(EmailAddress email, Role role, Locale language, String reason) {
        var by = person.get();
        var secret =
                transactions.call(() -> {
                    requireReason(reason);
                    requireAdministrators();
                    if (users.credentials(email.value()).isPresent()) {
                        throw new NotPossible(NotPossible.Why.ADDRESS_TAKEN);
                    }
                    write("USER_INVITED", "invitation of " + email, reason, "", role.name());
                    return secrets.issue(
                            new Draft(
                                    SecretPurpose.INVITATION,
                                    email,
                                    Optional.empty(),
                                    "",
                                    Optional.of(role),
                                    language,
                                    by.login()));
                });
        letters.invite(email, language, by.displayName(), role, secret);
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void takeBack(Invitation invitation, String reason) {
        transactions.run(() -> {
            requireReason(reason);
            requireAdministrators();
            if (!secrets.revokeInvitation(invitation.id())) {
                throw new NotPossible(NotPossible.Why.OVER);
            }
            write(
                    "INVITATION_TAKEN_BACK",
                    "invitation of " + invitation.email(),
                    reason,
                    invitation.role().name(),
                    "");
        });
    }

    /// Lets a user in or not; who is not let in any more is led out within seconds, and no link from a mail opens for them.
    @PreAuthorize("hasRole('ADMIN')")
    public void enable(UserId user, boolean enabled, String reason) {
        transactions.run(() -> {
            requireReason(reason);
            var member = requireOther(user, requireAdministrators(), !enabled);
            users.enable(user, enabled);
            if (!enabled) {
                sessions.endAll(user, SessionEnd.DISABLED);
                secrets.revokeAll(user);
            }
            write(
                    enabled ? "USER_ENABLED" : "USER_DISABLED",
                    subject(member),
                    reason,
                    state(member.user().enabled()),
                    state(enabled));
        });
    }

    private static String state(boolean enabled) {
        return enabled ? "enabled" : "disabled";
    }

    /// Gives another role; the user's sessions end, so that nothing of the earlier one stays open.
    @PreAuthorize("hasRole('ADMIN')")
    public void changeRole(UserId user, Role role, String reason) {
        transactions.run(() -> {
            requireReason(reason);
            var member = requireOther(user, requireAdministrators(), role != Role.ADMIN);
            if (member.user().role() != role) {
                users.changeRole(user, role);
                sessions.endAll(user, SessionEnd.ROLE);
                write(
                        "ROLE_CHANGED",
                        subject(member),
                        reason,
                        member.user().role().name(),
                        role.name());
            }
        });
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void sendPasswordLink(UserId id, String reason) {
        var member = find(id).orElseThrow(() -> new NotPossible(NotPossible.Why.UNKNOWN));
        var user = member.user();
        var to = member.email().orElseThrow(() -> new NotPossible(NotPossible.Why.NO_ADDRESS));
        if (!user.enabled()) {
            throw new NotPossible(NotPossible.Why.DISABLED);
        }
        var secret =
                transactions.call(() -> {
                    requireReason(reason);
                    requireAdministrators();
                    write("PASSWORD_LINK_SENT", subject(member), reason, "", "");
                    return secrets.issue(
                            new Draft(
                                    SecretPurpose.PASSWORD,
                                    to,
                                    Optional.of(id),
                                    "",
                                    Optional.empty(),
                                    user.language(),
                                    person.get().login()));
                });
        letters.sendPasswordLink(to, user.language(), user.login(), secret);
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void endSessions(UserId user, String reason) {
        transactions.run(() -> {
            requireReason(reason);
            requireAdministrators();
            var member = find(user).orElseThrow(() -> new NotPossible(NotPossible.Why.UNKNOWN));
            var ended = sessions.endAll(user, SessionEnd.ADMINISTRATOR);
            write("SESSIONS_ENDED", subject(member), reason, ended + " open", "0 open");
        });
    }

    // ---- rules ----

    /// Their rows stay locked: two administrators cannot each disable the other at once.
    private List<UserId> requireAdministrators() {
        var all = directory.lockAdministrators();
        if (!all.contains(person.get().id())) {
            throw new NotPossible(NotPossible.Why.NOT_ADMINISTRATOR);
        }
        return all;
    }

    private Member requireOther(UserId user, List<UserId> administrators, boolean losesRights) {
        if (user.equals(person.get().id())) {
            throw new NotPossible(NotPossible.Why.ONESELF);
        }
        if (losesRights && administrators.equals(List.of(user))) {
            throw new NotPossible(NotPossible.Why.LAST_ADMINISTRATOR);
        }
        return find(user).orElseThrow(() -> new NotPossible(NotPossible.Why.UNKNOWN));
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new NotPossible(NotPossible.Why.REASON_MISSING);
        }
    }

    private void write(String action, String subject, String reason, String before, String after) {
        audit.write(
                new AuditEntry(
                        person.get().login(), action, subject, reason.strip(), before, after));
    }

    private static String subject(Member member) {
        return "user %d, %s".formatted(member.user().id().value(), member.user().login());
    }
}
