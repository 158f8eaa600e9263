package io.tenfolio.batch.valuation;

import io.tenfolio.batch.refresh.FreshBlocks;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.live.MemberTalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A run whose ranges other nodes may have for as long as this is open. Whoever is ready asks; nobody is waited for.
final class SharedRun implements MemberTalk.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedRun.class);

    private final Claim claim;
    private final Handout handout;
    private final MemberTalk talk;
    private final FreshBlocks fresh;
    private final MemberTalk.Listening listening;
    private final List<BlockRange> staged = new ArrayList<>();
    private final Set<String> helping = new HashSet<>();
    private boolean somebodyLeft;

    SharedRun(Claim claim, Handout handout, MemberTalk talk, FreshBlocks fresh) {
        this.claim = claim;
        this.handout = handout;
        this.talk = talk;
        this.fresh = fresh;
        this.listening = talk.listen(this);
        talk.tellAll(new RangeWord.Offer(claim).text());
    }

    @Override
    public void heard(String from, String words) {
        RangeWord.of(words)
                .filter(word -> word.claim().equals(claim))
                .ifPresent(word -> heard(from, word));
    }

    private void heard(String from, RangeWord word) {
        switch (word) {
            case RangeWord.Ready _ -> give(from);
            case RangeWord.Busy(_, var range) -> handout.busy(from, range);
            case RangeWord.Done(_, var range, var inCache) -> {
                if (handout.done(range)) {
                    count(from, range, inCache);
                }
                give(from);
            }
            case RangeWord.GivenBack(_, var range, var why) -> {
                LOG.warn("{} gave blocks {} back: {}", from, range, why);
                handout.givenBack(from, range);
            }
            case RangeWord.Offer _, RangeWord.Value _, RangeWord.End _ -> {}
        }
    }

    /// Nothing to give is no answer: the node may be busy with another range, which an end would break off.
    private void give(String to) {
        handout.give(to)
                .ifPresent(range -> talk.tell(to, new RangeWord.Value(claim, range).text()));
    }

    private synchronized void count(String from, BlockRange range, boolean inCache) {
        helping.add(from);
        if (inCache) {
            staged.add(range);
        }
    }

    /// With a member some of what was put into the cache may be lost, so all of it is put again.
    @Override
    public void left(String member) {
        int back = handout.gone(member);
        if (back > 0) {
            LOG.warn("{} is gone; {} ranges of blocks it had are valued by others", member, back);
        }
        synchronized (this) {
            somebodyLeft = true;
        }
    }

    /// Whether another node valued any of it.
    synchronized boolean wasShared() {
        return !helping.isEmpty();
    }

    @Override
    public void close() {
        listening.close();
        talk.tellAll(new RangeWord.End(claim).text());
        synchronized (this) {
            if (wasShared()) {
                LOG.info("Schedulers that helped to value {}: {}", claim.run(), helping.size());
            }
            if (!somebodyLeft) {
                staged.forEach(range ->
                        range.blocks()
                                .forEachRemaining((int block) -> fresh.staged(claim.run(), block)));
            }
        }
    }
}
