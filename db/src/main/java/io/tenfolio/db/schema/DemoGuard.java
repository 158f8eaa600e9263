package io.tenfolio.db.schema;

import io.tenfolio.db.access.Users;
import java.net.URI;
import java.util.Set;

/// Sees to it that demo people and a real database never meet: a node that is not a demo's refuses a demo's database, and a demo's
/// node refuses any other.
///
/// A database is a demo's when it was marked so before its first user came; nothing takes the mark away.
public final class DemoGuard {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Installation installation;
    private final Users users;

    public DemoGuard(Installation installation, Users users) {
        this.installation = installation;
        this.users = users;
    }

    /// @param demo whether this node was started for a data folder's demo
    /// @param url where the database is, as JDBC has it
    /// @throws DemoMeetsReal if the node and the database do not belong together
    public void check(boolean demo, String url) {
        if (demo) {
            checkDemoNode(url);
        } else {
            checkRealNode();
        }
    }

    private void checkDemoNode(String url) {
        var host = URI.create(url.substring("jdbc:".length())).getHost();
        if (host == null || !THIS_MACHINE.contains(host)) {
            throw new DemoMeetsReal(
                    "A demo runs only on a database of this machine, not on " + host);
        }
        if (!installation.isDemo()) {
            if (users.anyReal()) {
                throw new DemoMeetsReal(
                        "This database has real users and was not made by a demo: no demo is started on it.");
            }
            installation.markDemo();
        }
    }

    private void checkRealNode() {
        if (installation.isDemo() || users.anyDemo()) {
            throw new DemoMeetsReal(
                    "This database was made by a demo, whose passwords are known: it cannot serve real people. Use another one.");
        }
    }
}
