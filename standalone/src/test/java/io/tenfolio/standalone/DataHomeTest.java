package io.tenfolio.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {
    @TempDir private Path parent;

    @Test
    void makesTheFolderAndSaysWhoHoldsIt() throws IOException {
        DataHome.take(parent.resolve("new/data"));

        assertThat(parent.resolve("new/data/pid"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void turnsASecondProcessAwayHoweverLongTheFirstOneLives() throws Exception {
        var folder = parent.resolve("data");
        DataHome.take(folder);
        System.gc();

        var second = take(folder);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(ExitCode.DATA_FOLDER_IN_USE.number());
        assertThat(second.errorReader().readLine())
                .contains("in use by process " + ProcessHandle.current().pid());
        assertThat(folder.resolve("pid")).hasContent(Long.toString(ProcessHandle.current().pid()));
    }

    private static Process take(Path folder) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandaloneApplication.class.getName(),
                        "--data",
                        folder.toString())
                .start();
    }

    @Test
    void emptiesOnlyWhatIsOurs() throws IOException {
        var home = DataHome.take(parent);
        Files.createDirectories(home.mariadb().resolve("tables"));
        Files.writeString(home.mariadb().resolve("tables/t"), "rows");
        Files.writeString(parent.resolve("holiday.jpg"), "not ours");

        home.empty();

        assertThat(home.mariadb()).doesNotExist();
        assertThat(parent.resolve("holiday.jpg")).exists();
    }

    @Test
    void keepsSecretsFromOthers() throws IOException {
        var home = DataHome.take(parent);

        home.writeSecret(home.demoProperties(), "admin=secret\n");

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home.demoProperties())))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhenTheFolderCannotBeUsed() throws IOException {
        var file = Files.writeString(parent.resolve("file"), "");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataHome.take(file.resolve("data")))
                .withMessageContaining("Cannot use the data folder");
    }
}
