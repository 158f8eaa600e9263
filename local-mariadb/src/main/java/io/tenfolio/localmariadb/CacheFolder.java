package io.tenfolio.localmariadb;

import java.nio.file.Path;
import java.util.Optional;

/// Where unpacked programs are kept between runs: the property `tenfolio.cache`, else the person's cache folder.
final class CacheFolder {
    private CacheFolder() {}

    static Path path() {
        var chosen = Optional.ofNullable(System.getProperty("tenfolio.cache")).map(Path::of);
        return chosen.orElseGet(CacheFolder::ofThePerson);
    }

    private static Path ofThePerson() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("tenfolio");
    }
}
