package io.tenfolio.db.sql;

import java.util.ArrayList;
import java.util.List;

/// Cuts a long list into portions that one statement can take.
public final class Portions {
    private Portions() {}

    public static <T> List<List<T>> of(List<T> all, int size) {
        var portions = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return portions;
    }
}
