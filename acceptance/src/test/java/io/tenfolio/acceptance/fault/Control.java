package io.tenfolio.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a test tells a scheduler process while it runs, and the process the test: files in a folder they share. A frozen or killed process
/// needs no connection for it.
record Control(Path folder) {
    /// The node starts no queued run; it may take a silent one over.
    static final String CLAIMS_NOTHING = "claims-nothing";

    /// The node takes no silent run over: the guard that the kill tests need, switched off.
    static final String TAKES_NOTHING_OVER = "takes-nothing-over";

    /// Each *run now* makes a run of its own: the guard of joining, switched off.
    static final String JOINS_NOTHING = "joins-nothing";

    /// The node tells the cache nothing: the guard that shows what a dead node published, switched off.
    static final String SHOWS_NOTHING = "shows-nothing";

    /// Each block takes a while.
    static final String SLOW = "slow";

    /// Where a run can be made to stand still.
    enum Point {
        START,
        MID_CHUNK,
        LAST_CHUNK,
        BEFORE_MAP
    }

    void set(String what, boolean on) {
        try {
            if (on) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(what), "");
            } else {
                Files.deleteIfExists(folder.resolve(what));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isSet(String what) {
        return Files.exists(folder.resolve(what));
    }

    void stopAt(Point point, boolean on) {
        set("stop-at-" + point, on);
    }

    boolean standsAt(Point point) {
        return isSet("stands-at-" + point);
    }

    /// Called by the process: stands still as long as it is told to.
    void pass(Point point) {
        if (!isSet("stop-at-" + point)) {
            return;
        }
        set("stands-at-" + point, true);
        while (isSet("stop-at-" + point)) {
            pause(20);
        }
        set("stands-at-" + point, false);
    }

    void forgetAll() {
        for (var point : Point.values()) {
            stopAt(point, false);
            set("stands-at-" + point, false);
        }
        for (var what :
                List.of(CLAIMS_NOTHING, TAKES_NOTHING_OVER, JOINS_NOTHING, SHOWS_NOTHING, SLOW)) {
            set(what, false);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
