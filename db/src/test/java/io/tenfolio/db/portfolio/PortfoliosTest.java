package io.tenfolio.db.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfoliosTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private TestDatabase database;
    private Portfolios portfolios;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        portfolios = new Portfolios(database.jdbc(), database.transactions());
        var users = new Users(database.jdbc());
        ada = users.create("ada", "Ada", "hash", Role.INVESTOR, false);
        bob = users.create("bob", "Bob", "hash", Role.ADVISOR, false);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepWhatTheyWereCreatedWith() {
        var id = portfolios.create(ada, "Savings", EUR, BERLIN, CostMethod.FIFO);

        assertThat(portfolios.find(id))
                .contains(new Portfolio(id, ada, "Savings", EUR, BERLIN, CostMethod.FIFO));
        assertThat(portfolios.highestId()).isEqualTo(id.value());
    }

    @Test
    void doNotExistForAnybodyElse() {
        var adas = create(ada, "Savings");

        assertThat(portfolios.visibleTo(ada, adas)).isPresent();
        assertThat(portfolios.visibleTo(bob, adas)).isEmpty();
        assertThat(portfolios.visibleTo(bob)).isEmpty();
    }

    @Test
    void areEditableByTheirOwnerAndByWhomTheyAreSharedWithToEdit() {
        var adas = create(ada, "Savings");

        assertThat(portfolios.editableBy(ada, adas)).isPresent();
        assertThat(portfolios.editableBy(bob, adas)).isEmpty();

        portfolios.share(adas, bob, Portfolios.Level.READ);
        assertThat(portfolios.editableBy(bob, adas)).isEmpty();

        portfolios.share(adas, bob, Portfolios.Level.EDIT);
        assertThat(portfolios.editableBy(bob, adas)).isPresent();

        portfolios.close(adas);
        assertThat(portfolios.editableBy(ada, adas)).isEmpty();
    }

    @Test
    void areReadByAnAuditorWhoChangesNothing() {
        var adas = create(ada, "Savings");
        var carl = new Users(database.jdbc()).create("carl", "Carl", "hash", Role.AUDITOR, false);

        assertThat(portfolios.visibleTo(carl, adas)).isPresent();
        assertThat(portfolios.visibleTo(carl)).isEmpty();
        portfolios.share(adas, carl, Portfolios.Level.EDIT);
        assertThat(portfolios.editableBy(carl, adas)).isEmpty();
    }

    @Test
    void tellWhoSeesThem() {
        var adas = create(ada, "Savings");

        portfolios.share(adas, bob, Portfolios.Level.EDIT);

        assertThat(portfolios.sharedWith(adas))
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.login()).isEqualTo("bob");
                    assertThat(grant.level()).isEqualTo(Portfolios.Level.EDIT);
                });
    }

    @Test
    void giveAccountsOtherNamesAndCloseThem() {
        var adas = create(ada, "Savings");
        var broker = portfolios.openAccount(adas, "Broker", Account.Kind.BROKERAGE, false);

        portfolios.rename(adas, "Pension");
        portfolios.renameAccount(broker, "Old broker");
        assertThat(portfolios.find(adas).orElseThrow().name()).isEqualTo("Pension");
        assertThat(portfolios.accounts(adas))
                .extracting(Account::name)
                .containsExactly("Old broker");

        portfolios.closeAccount(broker);
        assertThat(portfolios.accounts(adas)).isEmpty();

        portfolios.reopenAccount(broker);
        assertThat(portfolios.accounts(adas)).hasSize(1);
    }

    @Test
    void comeBackWhenTheyAreOpenedAgainAndWereAwayForRunsInBetween() {
        var adas = create(ada, "Savings");
        var positions = new Positions(database.jdbc());
        long open = positions.sequence();
        portfolios.close(adas);
        long closed = positions.sequence();
        assertThat(portfolios.closed(ada)).extracting(Portfolio::id).containsExactly(adas);

        portfolios.reopen(adas);

        assertThat(portfolios.visibleTo(ada, adas)).isPresent();
        assertThat(portfolios.closed(ada)).isEmpty();
        assertThat(positions.eligible(open)).isEqualTo(1);
        assertThat(positions.eligible(closed)).isZero();
        assertThat(positions.eligible(positions.sequence())).isEqualTo(1);
        assertThat(positions.between(adas, adas, closed)).isEmpty();
    }

    @Test
    void areVisibleToWhomTheyAreSharedWithUntilTheyAreNot() {
        var adas = create(ada, "Savings");

        portfolios.share(adas, bob, Portfolios.Level.READ);
        assertThat(portfolios.visibleTo(bob, adas)).isPresent();

        portfolios.unshare(adas, bob);
        assertThat(portfolios.visibleTo(bob, adas)).isEmpty();
    }

    @Test
    void comeOwnOnesFirstThenByName() {
        var shared = create(ada, "A shared one");
        create(bob, "Z");
        create(bob, "M");
        portfolios.share(shared, bob, Portfolios.Level.READ);

        assertThat(portfolios.visibleTo(bob))
                .extracting(Portfolio::name)
                .containsExactly("M", "Z", "A shared one");
    }

    @Test
    void areGoneFromSightWhenClosedButNotFromTheBooks() {
        var adas = create(ada, "Savings");

        portfolios.close(adas);

        assertThat(portfolios.visibleTo(ada)).isEmpty();
        assertThat(portfolios.find(adas)).isPresent();
    }

    @Test
    void haveAccounts() {
        var adas = create(ada, "Savings");
        var depot = portfolios.openAccount(adas, "Depot", Account.Kind.BROKERAGE, true);
        create(ada, "Other");

        assertThat(portfolios.accounts(adas))
                .containsExactly(new Account(depot, adas, "Depot", Account.Kind.BROKERAGE, true));
    }

    @Test
    void canBeWrittenInNumbersUnderTheirOwnNumbers() {
        var one = new Portfolio(new PortfolioId(7), ada, "One", EUR, BERLIN, CostMethod.FIFO);
        var two =
                new Portfolio(
                        new PortfolioId(9), bob, "Two", EUR, BERLIN, CostMethod.MOVING_AVERAGE);
        var depot = new Account(new AccountId(70), one.id(), "Depot", Account.Kind.FUND, false);

        portfolios.createAll(List.of(one, two), List.of(depot));

        assertThat(portfolios.find(one.id())).contains(one);
        assertThat(portfolios.find(two.id())).contains(two);
        assertThat(portfolios.accounts(one.id())).containsExactly(depot);
        assertThat(portfolios.highestId()).isEqualTo(9);
    }

    private PortfolioId create(UserId owner, String name) {
        return portfolios.create(owner, name, EUR, BERLIN, CostMethod.FIFO);
    }
}
