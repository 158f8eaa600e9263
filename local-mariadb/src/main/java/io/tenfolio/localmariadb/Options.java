package io.tenfolio.localmariadb;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How to start the server. `port` 0 chooses a free one, remembered in the data folder so that restarts keep it where
/// possible. `settings` are server variables (`innodb_buffer_pool_size` → `1G`) that win over ours; an empty value is a
/// flag. `leastFreeBytes` is what the disk must have left; `startWithin` bounds the start, crash recovery included.
public record Options(
        int port,
        Binaries binaries,
        Map<String, String> settings,
        long leastFreeBytes,
        Duration startWithin) {
    private static final long ONE_GIGABYTE = 1L << 30;

    public Options {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is between 0 and 65535, not " + port);
        }
        settings = Map.copyOf(settings);
    }

    public static Options defaults() {
        return new Options(0, Binaries.AUTO, Map.of(), ONE_GIGABYTE, Duration.ofMinutes(2));
    }

    public Options withPort(int other) {
        return new Options(other, binaries, settings, leastFreeBytes, startWithin);
    }

    public Options withBinaries(Binaries other) {
        return new Options(port, other, settings, leastFreeBytes, startWithin);
    }

    public Options withSetting(String variable, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(variable, value);
        return new Options(port, binaries, more, leastFreeBytes, startWithin);
    }

    public Options withLeastFreeBytes(long other) {
        return new Options(port, binaries, settings, other, startWithin);
    }

    public Options withStartWithin(Duration other) {
        return new Options(port, binaries, settings, leastFreeBytes, other);
    }
}
