package io.tenfolio.standalone;

/// Why nothing was started, in words for the person at the terminal.
public final class CannotStart extends RuntimeException {
    private final ExitCode exitCode;

    public CannotStart(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
