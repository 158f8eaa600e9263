package io.tenfolio.localmariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedLibrariesTest {
    @Test
    void namesThePackagesThatBringWhatIsMissing() {
        var missing =
                SharedLibraries.missingIn(
                        """
                        	linux-vdso.so.1 (0x00007f53fce84000)
                        	libaio.so.1 => not found
                        	liburing.so.2 => not found
                        	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f53fa01e000)
                        """);

        assertThat(SharedLibraries.complaint(Path.of("/x/mariadbd"), missing))
                .contains("libaio.so.1, liburing.so.2 are missing")
                .endsWith("apt-get install libaio1 liburing2");
    }
}
