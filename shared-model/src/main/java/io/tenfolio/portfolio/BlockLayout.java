package io.tenfolio.portfolio;

/// Where a portfolio stands for ever: ids are never used again, so id ÷ size is its block and the rest its
/// place. The size belongs to an installation (1,000 in production, small in tests) and never changes in it.
public record BlockLayout(int size) {
    public static final int PRODUCTION_SIZE = 1_000;

    public BlockLayout {
        if (size < 1 || size > PRODUCTION_SIZE)
            throw new IllegalArgumentException("A block holds 1 to 1,000 portfolios, not " + size);
    }

    public int blockOf(PortfolioId portfolio) {
        return Math.toIntExact((portfolio.value() - 1) / size);
    }

    public int placeOf(PortfolioId portfolio) {
        return (int) ((portfolio.value() - 1) % size);
    }

    public PortfolioId at(int block, int place) {
        return new PortfolioId((long) block * size + place + 1);
    }

    public PortfolioId first(int block) {
        return at(block, 0);
    }

    public PortfolioId last(int block) {
        return at(block, size - 1);
    }
}
