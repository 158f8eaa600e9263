package io.tenfolio.localmariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalMariaDbTest {
    @TempDir Path folder;

    @Test
    void keepsDataPortAndPasswordsOverARestart() throws Exception {
        int port;
        String password;
        try (var server = LocalMariaDb.start(folder, Options.defaults());
                var owner = Jdbc.owner(server)) {
            port = server.port();
            password = server.appPassword();
            Jdbc.run(owner, "create table kept (word varchar(20))");
            Jdbc.run(owner, "insert into kept values ('ägypt 😀')");
        }

        try (var again = LocalMariaDb.start(folder, Options.defaults());
                var owner = Jdbc.owner(again)) {
            assertThat(Jdbc.ask(owner, "select word from kept")).isEqualTo("ägypt 😀");
            assertThat(again.port()).isEqualTo(port);
            assertThat(again.appPassword()).isEqualTo(password);
        }
    }

    @Test
    void losesNothingCommittedWhenTheServerIsKilled() throws Exception {
        var killed = LocalMariaDb.start(folder, Options.defaults());
        try (var owner = Jdbc.owner(killed)) {
            Jdbc.run(owner, "create table kept (id int primary key)");
            Jdbc.run(owner, "insert into kept select seq from seq_1_to_1000");
        }
        var process = ProcessHandle.of(killed.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        killed.awaitEnd();

        assertThat(killed.alive()).isFalse();
        killed.stop();
        try (var again = LocalMariaDb.start(folder, Options.defaults());
                var owner = Jdbc.owner(again)) {
            assertThat(Jdbc.ask(owner, "select count(*) from kept")).isEqualTo("1000");
            assertThat(again.port()).isEqualTo(killed.port());
        }
    }

    @Test
    void refusesAFolderThatThisProcessAlreadyUses() {
        try (var server = LocalMariaDb.start(folder, Options.defaults())) {
            assertThatThrownBy(() -> LocalMariaDb.start(folder, Options.defaults()))
                    .isInstanceOf(DataFolderLocked.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));

            assertThat(server.alive()).isTrue();
        }
    }

    @Test
    void refusesATakenPort() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            LocalMariaDb.start(
                                    folder, Options.defaults().withPort(other.getLocalPort())))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()));
        }
        // And the folder is free again.
        LocalMariaDb.start(folder, Options.defaults()).stop();
    }

    @Test
    void choosesAnotherPortWhenTheRememberedOneIsTaken() throws Exception {
        var first = LocalMariaDb.start(folder, Options.defaults());
        first.stop();

        try (var _ = new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress());
                var second = LocalMariaDb.start(folder, Options.defaults())) {
            assertThat(second.port()).isNotEqualTo(first.port());
        }
    }

    @Test
    void refusesANearlyFullDisk() {
        var options = Options.defaults().withLeastFreeBytes(Long.MAX_VALUE);

        assertThatThrownBy(() -> LocalMariaDb.start(folder, options))
                .isInstanceOf(TooLittleDisk.class)
                .hasMessageContaining("MB left");
    }

    @Test
    void showsTheEndOfTheLogWhenTheServerRefusesASetting() {
        var options = Options.defaults().withSetting("no_such_variable", "1");

        assertThatThrownBy(() -> LocalMariaDb.start(folder, options))
                .isInstanceOf(MariaDbDidNotStart.class)
                .hasMessageContaining("unknown variable 'no-such-variable=1'");
    }

    @Test
    void stopsWithinTenSecondsWithAClientConnected() throws Exception {
        var server = LocalMariaDb.start(folder, Options.defaults());
        try (var _ = Jdbc.owner(server)) {
            var begin = System.nanoTime();
            server.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(10));
        } catch (SQLException e) {
            // The connection's close meets no server.
        }
        assertThat(server.alive()).isFalse();
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
    }

    @Test
    void keepsThePasswordsToTheOwnerOfTheFolder() throws Exception {
        try (var server = LocalMariaDb.start(folder, Options.defaults())) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve("passwords"))))
                    .isEqualTo("rw-------");
            assertThat(server.ownerPassword()).isNotEqualTo(server.appPassword());
            assertThat(server.access().toString())
                    .doesNotContain(server.ownerPassword(), server.appPassword());
            assertThat(Files.readString(folder.resolve("server.log")))
                    .doesNotContain(server.ownerPassword(), server.appPassword());
            assertThat(LocalMariaDb.accessTo(folder)).contains(server.access());
        }
    }
}
