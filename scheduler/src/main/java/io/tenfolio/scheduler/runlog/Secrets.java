package io.tenfolio.scheduler.runlog;

import java.util.regex.Pattern;

/// Takes out of a message what might be a secret: values named as keys, tokens or passwords, logins in addresses, bearer tokens.
final class Secrets {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)((?:api[-_ ]?key|key|token|secret|password|passwd|pwd|authorization|signature)[\"']?\\s*[=:]\\s*[\"']?)"
                            + "(?:bearer\\s+|basic\\s+|apikey\\s+)?[^\\s\"'&,;)}\\]]+");
    private static final Pattern BEARER =
            Pattern.compile("(?i)\\b(bearer|basic|apikey)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/\\s:@]+:[^/\\s@]+@");

    private Secrets() {}

    static String hidden(String message) {
        var named = NAMED.matcher(message).replaceAll("$1***");
        var bearer = BEARER.matcher(named).replaceAll("$1 ***");
        return IN_ADDRESS.matcher(bearer).replaceAll("$1***@");
    }
}
