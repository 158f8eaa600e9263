package io.tenfolio.localmariadb;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds out which shared libraries a program lacks here, and which Debian packages bring them.
final class SharedLibraries {
    private static final Map<String, String> PACKAGES =
            Map.ofEntries(
                    Map.entry("libaio.so.1", "libaio1"),
                    Map.entry("libcap.so.2", "libcap2"),
                    Map.entry("libcrypt.so.1", "libcrypt1"),
                    Map.entry("libgcrypt.so.20", "libgcrypt20"),
                    Map.entry("liblz4.so.1", "liblz4-1"),
                    Map.entry("liblzma.so.5", "liblzma5"),
                    Map.entry("libncurses.so.6", "libncurses6"),
                    Map.entry("libnuma.so.1", "libnuma1"),
                    Map.entry("libpcre2-8.so.0", "libpcre2-8-0"),
                    Map.entry("libssl.so.3", "libssl3"),
                    Map.entry("libcrypto.so.3", "libssl3"),
                    Map.entry("libstdc++.so.6", "libstdc++6"),
                    Map.entry("libsystemd.so.0", "libsystemd0"),
                    Map.entry("libtinfo.so.6", "libtinfo6"),
                    Map.entry("liburing.so.2", "liburing2"),
                    Map.entry("libz.so.1", "zlib1g"),
                    Map.entry("libzstd.so.1", "libzstd1"));

    private SharedLibraries() {}

    /// Refuses a program that the loader could not start. The loader itself is asked, as `ldd` does.
    static void requireAll(Path program) {
        var answer =
                Programs.run(List.of(program.toString()), Map.of("LD_TRACE_LOADED_OBJECTS", "1"));
        var missing = missingIn(answer.output());
        if (!missing.isEmpty()) {
            throw new MariaDbMissing(complaint(program, missing));
        }
    }

    static List<String> missingIn(String loaderOutput) {
        return loaderOutput
                .lines()
                .map(String::strip)
                .filter(line -> line.endsWith("=> not found"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct()
                .toList();
    }

    static String complaint(Path program, List<String> missing) {
        var packages =
                missing.stream()
                        .map(library -> PACKAGES.getOrDefault(library, library))
                        .distinct()
                        .collect(Collectors.joining(" "));
        return "%s cannot run here: the shared libraries %s are missing. On Debian: apt-get install %s"
                .formatted(program, String.join(", ", missing), packages);
    }
}
