package io.tenfolio.scheduler.timetable;

import java.util.UUID;
import org.quartz.spi.InstanceIdGenerator;

/// How Quartz tells nodes apart. Its own way asks for the machine's name and ends the start where nothing knows that name.
public class RandomInstanceId implements InstanceIdGenerator {
    @Override
    public String generateInstanceId() {
        return UUID.randomUUID().toString();
    }
}
