package io.tenfolio.web.portfolio;

/// There is nobody with that login, or it is the owner's own.
public final class NobodyToShareWith extends RuntimeException {
    NobodyToShareWith(String login) {
        super("There is nobody to share with under the login " + login);
    }
}
