package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.OTHER;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.EntryKind;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.ledger.LedgerLine;
import io.tenfolio.ledger.LedgerPlace;
import io.tenfolio.portfolio.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerLinesTest {
    private LedgerWorld world;
    private LedgerLines lines;

    @BeforeEach
    void bookAStory() {
        world = new LedgerWorld();
        lines = new LedgerLines(world.database.jdbc());
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .deposit("1000 EUR")
                        .buy("5", SIEMENS, "450 EUR")
                        .on("2026-01-06")
                        .sell("1", SIEMENS, "95 EUR")
                        .transferTo(2, "1.5", SIEMENS)
                        .on("2026-01-07")
                        .withdraw("10 EUR")
                        .reverse(5));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void comeNewestFirstAndPageByPageWithoutGapOrRepetition() {
        var all = new ArrayList<LedgerLine>();
        Optional<LedgerPlace> place = Optional.empty();
        for (List<LedgerLine> page;
                !(page = lines.of(PORTFOLIO, LedgerFilter.ALL, place, 2)).isEmpty(); ) {
            all.addAll(page);
            place = Optional.of(page.getLast().place());
        }

        assertThat(all)
                .extracting(line -> line.entry().booking().id().value())
                .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(all.getFirst().recordedBy()).isEqualTo("Ada");
        assertThat(lines.of(OTHER, LedgerFilter.ALL, Optional.empty(), 2)).isEmpty();
    }

    @Test
    void tellWhichEntryWasTakenBack() {
        assertThat(lines.find(PORTFOLIO, new EntryId(5)).orElseThrow().reversedBy())
                .contains(new EntryId(6));
        assertThat(lines.find(PORTFOLIO, new EntryId(4)).orElseThrow().reversedBy()).isEmpty();
        assertThat(lines.find(OTHER, new EntryId(5))).isEmpty();
    }

    @Test
    void findWhatIsLookedFor() {
        var day = Instant.parse("2026-01-06T00:00:00Z");
        var nextDay = Instant.parse("2026-01-07T00:00:00Z");

        assertThat(ids(filter(null, EntryKind.BUY, null, null, ""))).containsExactly(2L);
        assertThat(ids(filter(null, null, day, nextDay, ""))).containsExactly(4L, 3L);
        assertThat(ids(filter(null, null, null, null, "siem"))).containsExactly(4L, 3L, 2L);
        assertThat(ids(filter(new AccountId(2), null, null, null, ""))).isEmpty();
        assertThat(ids(filter(new AccountId(20), null, null, null, ""))).isEmpty();
        assertThat(ids(filter(null, null, null, null, "100%' or 1 = 1 --"))).isEmpty();
    }

    private static LedgerFilter filter(
            AccountId account, EntryKind kind, Instant from, Instant to, String text) {
        return new LedgerFilter(account, kind, null, from, to, text);
    }

    private List<Long> ids(LedgerFilter filter) {
        return lines.of(PORTFOLIO, filter, Optional.empty(), 50).stream()
                .map(line -> line.entry().booking().id().value())
                .toList();
    }
}
