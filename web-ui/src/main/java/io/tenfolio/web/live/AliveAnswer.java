package io.tenfolio.web.live;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells an open page that its node lives, and by a name that is new with each start whether it is still the
/// one that knows the page. No session, no database.
@RestController
class AliveAnswer {
    private final String life = UUID.randomUUID().toString();

    @GetMapping("/alive")
    ResponseEntity<String> alive() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(life);
    }
}
