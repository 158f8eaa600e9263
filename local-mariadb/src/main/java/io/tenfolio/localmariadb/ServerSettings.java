package io.tenfolio.localmariadb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The server variables of a local database, each with its reason where the name does not tell it.
final class ServerSettings {
    private final Map<String, String> values = new LinkedHashMap<>();

    private ServerSettings() {}

    static ServerSettings ours() {
        var ours = new ServerSettings();
        ours.reachableOnlyFromThisMachine();
        ours.correctUnderConcurrency();
        ours.durable();
        ours.sameOnEveryMachine();
        ours.modestInMemory();
        return ours;
    }

    ServerSettings with(Map<String, String> others) {
        others.forEach((variable, value) -> set(variable, value));
        return this;
    }

    List<String> asArguments() {
        return values.entrySet().stream()
                .map(setting ->
                        setting.getValue().isEmpty()
                                ? "--" + setting.getKey()
                                : "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private void set(String variable, String value) {
        values.put(variable.toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }

    private void reachableOnlyFromThisMachine() {
        set("bind-address", "127.0.0.1");
        // On loopback; 11.4 would otherwise make a 4096-bit key at each start (2 to 26 s).
        set("skip-ssl", "");
        set("skip-name-resolve", "");
        // Relative to the tables: an absolute path may exceed the 107 bytes a socket name can have.
        set("socket", "server.sock");
    }

    private void correctUnderConcurrency() {
        set("transaction-isolation", "READ-COMMITTED");
        // A read-modify-write fails instead of losing an update; off by default before 11.6.
        set("innodb-snapshot-isolation", "ON");
        set("innodb-lock-wait-timeout", "5");
        // Frees the locks of a frozen node, also those of one that only selected for update.
        set("idle-transaction-timeout", "8");
        set("max-connections", "300");
    }

    private void durable() {
        set("innodb-flush-log-at-trx-commit", "1");
        set("default-storage-engine", "InnoDB");
        set("enforce-storage-engine", "InnoDB");
        set(
                "sql-mode",
                "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION");
    }

    private void sameOnEveryMachine() {
        set("character-set-server", "utf8mb4");
        set("collation-server", "utf8mb4_uca1400_ai_ci");
        set("default-time-zone", "+00:00");
        set("lower-case-table-names", "0");
        set("local-infile", "ON");
        set("max-allowed-packet", "64M");
    }

    private void modestInMemory() {
        set("innodb-buffer-pool-size", "256M");
        set("performance-schema", "OFF");
    }
}
