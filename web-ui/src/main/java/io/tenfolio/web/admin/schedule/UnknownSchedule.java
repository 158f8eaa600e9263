package io.tenfolio.web.admin.schedule;

/// Nothing of that name is scheduled.
public final class UnknownSchedule extends RuntimeException {
    UnknownSchedule(String name) {
        super("There is no schedule " + name);
    }
}
