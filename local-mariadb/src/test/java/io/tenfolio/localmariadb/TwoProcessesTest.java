package io.tenfolio.localmariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the server and its folder when JVMs come, meet and die.
@Timeout(120)
class TwoProcessesTest {
    @TempDir Path folder;

    @Test
    void aSecondProcessIsToldWhoHoldsTheFolder() throws Exception {
        try (var first = database()) {
            first.awaitReady();

            assertThatThrownBy(() -> LocalMariaDb.start(folder, Options.defaults()))
                    .isInstanceOfSatisfying(
                            DataFolderLocked.class,
                            locked -> assertThat(locked.holder()).isEqualTo(first.pid()))
                    .hasMessageContaining("in use by process " + first.pid());
        }
    }

    @Test
    void anotherProcessReachesTheServerByItsFolder() throws Exception {
        try (var first = database()) {
            first.awaitReady();
            var access = LocalMariaDb.accessTo(folder).orElseThrow();

            try (var owner =
                    DriverManager.getConnection(
                            access.jdbcUrl(DatabaseAccess.DATABASE),
                            DatabaseAccess.OWNER,
                            access.ownerPassword())) {
                assertThat(Jdbc.ask(owner, "select database()")).isEqualTo("tenfolio");
            }
        }
    }

    @Test
    void stopsItsServerOnSigterm() throws Exception {
        try (var process = database()) {
            var server = Long.parseLong(process.awaitReady().get("pid"));

            process.terminate();

            assertThat(process.endsWithin(10)).isTrue();
            assertThat(process.rest()).isEmpty();
            assertThat(ProcessHandle.of(server)).isEmpty();
            assertThat(Files.readString(folder.resolve("server.log")))
                    .contains("Shutdown complete");
        }
    }

    @Test
    void endsWithCodeOneWhenItsServerDies() throws Exception {
        try (var process = database()) {
            var server = Long.parseLong(process.awaitReady().get("pid"));

            ProcessHandle.of(server).orElseThrow().destroyForcibly();

            assertThat(process.endsWithin(10)).isTrue();
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.rest()).contains("MariaDB has ended");
        }
    }

    @Test
    void takesItsServerDownWithItWhenItIsKilled() throws Exception {
        try (var killed = database()) {
            var server = Long.parseLong(killed.awaitReady().get("pid"));
            var access = LocalMariaDb.accessTo(folder).orElseThrow();
            try (var owner =
                    DriverManager.getConnection(
                            access.jdbcUrl(DatabaseAccess.DATABASE),
                            DatabaseAccess.OWNER,
                            access.ownerPassword())) {
                Jdbc.run(owner, "create table kept (id int primary key)");
                Jdbc.run(owner, "insert into kept values (1), (2)");
            }

            killed.kill();

            assertThat(Child.endsWithin(10, server)).isTrue();
            try (var again = LocalMariaDb.start(folder, Options.defaults());
                    var owner = Jdbc.owner(again)) {
                assertThat(Jdbc.ask(owner, "select count(*) from kept")).isEqualTo("2");
            }
        }
    }

    @Test
    void endsTheFrozenServerOfAKilledProcessByForce() throws Exception {
        try (var killed = database()) {
            var server = killed.awaitReady().get("pid");
            signal("STOP", server);
            killed.kill();
            assertThat(ProcessHandle.of(Long.parseLong(server))).isPresent();

            try (var again = LocalMariaDb.start(folder, Options.defaults())) {
                assertThat(again.alive()).isTrue();
                assertThat(ProcessHandle.of(Long.parseLong(server))).isEmpty();
            }
        }
    }

    @Test
    void leavesAStrangerAloneWhoHasThePidOfAnOldServer() throws Exception {
        LocalMariaDb.start(folder, Options.defaults()).stop();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("server.pid"), Long.toString(stranger.pid()));

            LocalMariaDb.start(folder, Options.defaults()).stop();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void leavesNothingOfATemporaryServer() throws Exception {
        try (var process = Child.run(List.of(), TemporaryMain.class)) {
            var facts = process.awaitReady();

            assertThat(process.endsWithin(15)).isTrue();
            assertThat(ProcessHandle.of(Long.parseLong(facts.get("pid")))).isEmpty();
            assertThat(Path.of(facts.get("folder"))).doesNotExist();
        }
    }

    @Test
    void sweepsTheTemporaryServerOfAKilledProcess() throws Exception {
        var temporary = "-Djava.io.tmpdir=" + folder;
        try (var killed = Child.run(List.of(temporary), TemporaryMain.class, "wait")) {
            var left = Path.of(killed.awaitReady().get("folder"));
            killed.kill();
            assertThat(left).exists();

            try (var next = Child.run(List.of(temporary), TemporaryMain.class)) {
                next.awaitReady();
                assertThat(left).doesNotExist();
            }
        }
    }

    @Test
    void unpacksTheBundledServerOnceForTwoProcessesThatNeedItAtOnce() throws Exception {
        var cache = List.of("-Dtenfolio.cache=" + folder.resolve("cache"));
        try (var one = bundled(cache, "one");
                var two = bundled(cache, "two")) {
            assertThat(one.awaitReady()).containsEntry("version", "11.4.5");
            assertThat(two.awaitReady()).containsEntry("version", "11.4.5");
        }
        try (var files = Files.list(folder.resolve("cache"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("mariadb-11.4.5", "mariadb-11.4.5.lock");
        }
    }

    private Child database() throws IOException {
        return Child.run(List.of(), LocalMariaDbMain.class, "--data", folder.toString());
    }

    private Child bundled(List<String> cache, String data) throws IOException {
        return Child.run(
                cache,
                LocalMariaDbMain.class,
                "--data",
                folder.resolve(data).toString(),
                "--binaries",
                "bundled");
    }

    private static void signal(String name, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }
}
