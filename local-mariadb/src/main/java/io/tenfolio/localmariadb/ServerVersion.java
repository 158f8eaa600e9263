package io.tenfolio.localmariadb;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A MariaDB version such as 11.4.5; the first two numbers are its series.
record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Comparator<ServerVersion> ORDER =
            Comparator.comparingInt(ServerVersion::major)
                    .thenComparingInt(ServerVersion::minor)
                    .thenComparingInt(ServerVersion::patch);

    /// The first version that has `innodb_snapshot_isolation`, in each series that got it.
    private static final ServerVersion OLDEST_OF_10 = new ServerVersion(10, 11, 8);

    private static final ServerVersion OLDEST_OF_11 = new ServerVersion(11, 4, 2);

    /// Finds the version in what a server says of itself, "Ver 11.4.5-MariaDB for …".
    static Optional<ServerVersion> in(String text) {
        var numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? Optional.of(
                        new ServerVersion(
                                Integer.parseInt(numbers.group(1)),
                                Integer.parseInt(numbers.group(2)),
                                Integer.parseInt(numbers.group(3))))
                : Optional.empty();
    }

    boolean suits() {
        return compareTo(major >= 11 ? OLDEST_OF_11 : OLDEST_OF_10) >= 0;
    }

    boolean sameSeriesAs(ServerVersion other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
