package io.tenfolio.web.live;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import io.tenfolio.access.UserId;
import io.tenfolio.db.live.Tick;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import org.jspecify.annotations.Nullable;

/// One portfolio as one open page sees it: the newest picture, as a signal. Close it with the page.
public final class LivePortfolio implements AutoCloseable {
    private final UserId viewer;
    private final ValueSignal<Picture> picture;
    private final LiveFeed feed;
    private volatile @Nullable RunId readFor;

    LivePortfolio(UserId viewer, Picture first, LiveFeed feed) {
        this.viewer = viewer;
        this.picture = new ValueSignal<>(first);
        this.feed = feed;
        this.readFor = first instanceof Picture.Valued valued ? valued.run() : null;
    }

    public Signal<Picture> picture() {
        return picture.asReadonly();
    }

    UserId viewer() {
        return viewer;
    }

    PortfolioId portfolio() {
        return picture.peek().portfolio().id();
    }

    /// Whether it was not yet read since `newest` was published.
    boolean isBehind(RunId newest) {
        return !newest.equals(readFor);
    }

    /// Whether something was booked up to `sequence` that it does not show yet.
    boolean misses(long sequence) {
        return picture.peek() instanceof Picture.Valued valued
                ? sequence > valued.positionSequence()
                : sequence > 0;
    }

    /// Whether there is a newer tick of `newest` than it shows.
    boolean misses(RunId newest, Tick.Version tick) {
        return picture.peek() instanceof Picture.Valued valued
                && valued.run().equals(newest)
                && valued.live().map(live -> tick.isAfter(live.version())).orElse(true);
    }

    /// Shows what was read when `newest` was the newest run, unless what is shown is of a later one.
    void show(Picture read, RunId newest) {
        readFor = newest;
        var shown = picture.peek();
        if (!shown.equals(read) && !isLater(shown, read)) {
            picture.set(read);
        }
    }

    /// Whether its figures of `newest` came out of the database although the cache should have had them.
    boolean wasReadFromDatabase(RunId newest) {
        return picture.peek() instanceof Picture.Valued valued
                && valued.run().equals(newest)
                && valued.origin() == Picture.Origin.DATABASE;
    }

    private static boolean isLater(Picture shown, Picture read) {
        return shown instanceof Picture.Valued one
                && (!(read instanceof Picture.Valued other) || isLater(one, other));
    }

    /// By run; of one run by the tick laid over it, which does not go away again, then by what was booked.
    private static boolean isLater(Picture.Valued shown, Picture.Valued read) {
        int byRun = shown.run().compareTo(read.run());
        if (byRun != 0) {
            return byRun > 0;
        }
        if (shown.live().isPresent() && read.live().isPresent()) {
            int byTick = shown.live().get().version().compareTo(read.live().get().version());
            if (byTick != 0) {
                return byTick > 0;
            }
        }
        return shown.positionSequence() > read.positionSequence()
                || shown.live().isPresent()
                        && read.live().isEmpty()
                        && shown.positionSequence() == read.positionSequence();
    }

    @Override
    public void close() {
        feed.forget(this);
    }
}
