package io.tenfolio.localmariadb;

import java.nio.file.Path;

/// Another process works on the data folder: two servers on the same files would destroy them.
public final class DataFolderLocked extends LocalMariaDbFailure {
    private final long holder;

    DataFolderLocked(Path folder, long holder) {
        super(
                "The data folder %s is in use by process %s. Stop that process or choose another folder."
                        .formatted(folder, holder < 0 ? "(unknown)" : holder));
        this.holder = holder;
    }

    /// The process that holds the folder, -1 when it is not known.
    public long holder() {
        return holder;
    }
}
