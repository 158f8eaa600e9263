package io.tenfolio.localmariadb;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// The passwords of a data folder's two users: random, made with the folder, readable only by its owner.
record Passwords(String owner, String app) {
    private static final int BYTES = 20;

    static Passwords of(DataFolder folder) throws IOException {
        if (!Files.exists(folder.passwordFile())) {
            var fresh = new Passwords(random(), random());
            folder.writeSecret(
                    folder.passwordFile(), "owner=%s%napp=%s%n".formatted(fresh.owner, fresh.app));
            return fresh;
        }
        var kept = new Properties();
        kept.load(new StringReader(Files.readString(folder.passwordFile())));
        return new Passwords(word(kept, "owner", folder), word(kept, "app", folder));
    }

    /// Only letters and digits, as it is written into SQL.
    private static String word(Properties kept, String key, DataFolder folder) {
        var word = kept.getProperty(key, "");
        if (!word.matches("[A-Za-z0-9]{16,}")) {
            throw new IllegalStateException(
                    "%s holds no usable password '%s'".formatted(folder.passwordFile(), key));
        }
        return word;
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[…]";
    }
}
