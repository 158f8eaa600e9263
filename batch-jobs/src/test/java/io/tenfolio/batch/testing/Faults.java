package io.tenfolio.batch.testing;

import io.tenfolio.batch.valuation.HeldBlocks;
import io.tenfolio.batch.valuation.HotPositions;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.MemberTalk;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts faults into the stores of a context: something that happens before a block is valued or while it is stored, and guards that can be
/// switched off to see that they are what protects: a run's hold, and hearing of members that leave.
public final class Faults implements BeanPostProcessor {
    private static final IntConsumer NOTHING = _ -> {};

    private final BeanFactory beans;
    private volatile IntConsumer beforeReading = NOTHING;
    private volatile IntConsumer whileStoring = _ -> {};
    private volatile boolean holdsRuns = true;
    private volatile boolean hearsWhoLeaves = true;

    public Faults(BeanFactory beans) {
        this.beans = beans;
    }

    public void none() {
        beforeReading = NOTHING;
        whileStoring = _ -> {};
        holdsRuns = true;
        hearsWhoLeaves = true;
    }

    public void beforeReading(IntConsumer block) {
        beforeReading = block;
    }

    public void whileStoring(IntConsumer block) {
        whileStoring = block;
    }

    public void withoutHold() {
        holdsRuns = false;
    }

    public void withoutHearingWhoLeaves() {
        hearsWhoLeaves = false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case HotPositions hot -> new FaultyPositions(hot);
            case Valuations _ -> new FaultyValuations();
            case Runs _ -> new FaultyRuns();
            case MemberTalk talk -> new FaultyTalk(talk);
            default -> bean;
        };
    }

    private final class FaultyPositions extends HotPositions {
        private final HotPositions positions;

        FaultyPositions(HotPositions positions) {
            super(
                    beans.getBean(PositionColumns.class),
                    beans.getBean(Positions.class),
                    beans.getBean(Portfolios.class),
                    beans.getBean(BlockLayout.class));
            this.positions = positions;
        }

        @Override
        public HeldBlocks asOf(long sequence) {
            var held = positions.asOf(sequence);
            return new HeldBlocks() {
                @Override
                public long sequence() {
                    return held.sequence();
                }

                @Override
                public HeldBlock block(int number) {
                    beforeReading.accept(number);
                    return held.block(number);
                }

                /// Where a fault waits for a block, that one is read for itself.
                @Override
                public boolean has(int number) {
                    return beforeReading == NOTHING && held.has(number);
                }

                @Override
                public int eligible() {
                    return held.eligible();
                }
            };
        }
    }

    private final class FaultyValuations extends Valuations {
        FaultyValuations() {
            super(beans.getBean(JdbcTemplate.class), beans.getBean(BlockLayout.class));
        }

        @Override
        public void store(RunId run, int epoch, List<StoredBlock> blocks) {
            super.store(run, epoch, blocks);
            blocks.forEach(block -> whileStoring.accept(block.block()));
        }
    }

    private final class FaultyRuns extends Runs {
        FaultyRuns() {
            super(beans.getBean(JdbcClient.class), beans.getBean(Transactions.class));
        }

        @Override
        public void hold(Claim claim) {
            if (holdsRuns) {
                super.hold(claim);
            }
        }
    }

    private final class FaultyTalk implements MemberTalk {
        private final MemberTalk talk;

        FaultyTalk(MemberTalk talk) {
            this.talk = talk;
        }

        @Override
        public boolean hasOthers() {
            return talk.hasOthers();
        }

        @Override
        public void tell(String member, String words) {
            talk.tell(member, words);
        }

        @Override
        public void tellAll(String words) {
            talk.tellAll(words);
        }

        @Override
        public Listening listen(Listener listener) {
            return talk.listen(
                    new Listener() {
                        @Override
                        public void heard(String from, String words) {
                            listener.heard(from, words);
                        }

                        @Override
                        public void left(String member) {
                            if (hearsWhoLeaves) {
                                listener.left(member);
                            }
                        }
                    });
        }
    }
}
