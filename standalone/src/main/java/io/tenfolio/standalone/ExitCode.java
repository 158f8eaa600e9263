package io.tenfolio.standalone;

/// What the process says to the shell that started it. `./tenfolio help` lists the same numbers.
public enum ExitCode {
    FAILED(1),
    NOT_UNDERSTOOD(2),
    PORT_TAKEN(10),
    DATA_FOLDER_IN_USE(11),
    TOO_LITTLE_DISK(12),
    NO_MARIADB(13),
    DEMO_MEETS_REAL(14);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
