package io.tenfolio.acceptance.browser;

import static org.awaitility.Awaitility.await;

import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.access.UserId;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.schema.Installation;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.money.Worth;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportState;
import io.tenfolio.valuation.Figure;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What a running `up` keeps in its data folder, seen from outside.
final class DataFolder {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Path folder;
    private final DataSource source;
    private final JdbcClient jdbc;
    private final Valuations valuations;

    DataFolder(Path folder) throws IOException {
        this.folder = folder;
        var node = properties("node.properties");
        source =
                new DriverManagerDataSource(
                        node.getProperty("spring.datasource.url"),
                        node.getProperty("spring.datasource.username"),
                        node.getProperty("spring.datasource.password"));
        jdbc = JdbcClient.create(source);
        valuations =
                new Valuations(
                        new JdbcTemplate(source),
                        new Installation(jdbc)
                                .layout(new BlockLayout(BlockLayout.PRODUCTION_SIZE)));
    }

    /// A demo investor with their only portfolio.
    record Investor(
            UserId id, String login, Formats formats, PortfolioId portfolio, Currency currency) {}

    /// An investor of that language with one portfolio that holds crypto: its price moves at every hour of every day.
    Investor investorWhoseWorthMoves(String language) {
        return investorsWhoseWorthMoves(language).getFirst();
    }

    /// Several of them; the first is the one that others look at.
    List<Investor> investorsWhoseWorthMoves(String language) {
        return jdbc.sql(
                        """
                        select u.id, u.login, u.locale, u.zone, min(p.id) as portfolio, min(p.base_currency) as currency
                        from   app_user u
                               join portfolio p on p.owner_id = u.id
                        where  u.enabled
                        and    u.locale like concat(:language, '-%')
                        and    u.role = 'INVESTOR'
                        and    exists (select 1
                                       from   account_position h
                                              join instrument i on i.id = h.instrument_id
                                       where  h.portfolio_id = p.id
                                       and    i.asset_class = 'CRYPTO'
                                       and    h.quantity > 0.01)
                        group  by u.id, u.login, u.locale, u.zone
                        having count(*) = 1
                        order  by u.id
                        limit  5
                        """)
                .param("language", language)
                .query(DataFolder::toInvestor)
                .list();
    }

    /// A coin that the investor holds, by the code under which its trades are pushed.
    String pushedCoinOf(Investor investor) {
        return jdbc.sql(
                        """
                        select code.code
                        from   account_position h
                               join instrument_identifier code on code.instrument_id = h.instrument_id
                        where  h.portfolio_id = :portfolio
                        and    h.quantity > 0.01
                        and    code.scheme = 'SOURCE'
                        and    code.qualifier = 'finnhub'
                        order  by code.code
                        limit  1
                        """)
                .param("portfolio", investor.portfolio().value())
                .query(String.class)
                .single();
    }

    /// An investor with one portfolio that holds other things.
    Investor investorWithout(String pushedCoin) {
        return jdbc.sql(
                        """
                        select *
                        from   (select u.id, u.login, u.locale, u.zone, min(p.id) as portfolio, min(p.base_currency) as currency
                                from   app_user u
                                       join portfolio p on p.owner_id = u.id
                                where  u.enabled
                                and    u.role = 'INVESTOR'
                                and    u.locale like 'en-%'
                                group  by u.id, u.login, u.locale, u.zone
                                having count(*) = 1) investor
                        where  not exists (select 1
                                           from   account_position h
                                                  join instrument_identifier code on code.instrument_id = h.instrument_id
                                           where  h.portfolio_id = investor.portfolio
                                           and    code.qualifier = 'finnhub'
                                           and    code.code = :coin
                                           and    h.quantity <> 0)
                        order  by id
                        limit  1
                        """)
                .param("coin", pushedCoin)
                .query(DataFolder::toInvestor)
                .single();
    }

    /// The newest price of what is pushed under that code.
    BigDecimal lastPrice(String pushedCoin) {
        return jdbc.sql(
                        """
                        select p.per_unit
                        from   price p
                               join instrument_identifier code on code.instrument_id = p.instrument_id
                        where  code.qualifier = 'finnhub'
                        and    code.code = :coin
                        order  by p.as_of desc, p.recorded_at desc
                        limit  1
                        """)
                .param("coin", pushedCoin)
                .query(BigDecimal.class)
                .single();
    }

    /// Where prices may be pushed to, and the secret.
    Properties intake() throws IOException {
        return properties("intake.properties");
    }

    /// The symbol of a coin that the investor holds.
    String coinOf(Investor investor) {
        return jdbc.sql(
                        """
                        select i.symbol
                        from   account_position h
                               join instrument i on i.id = h.instrument_id
                        where  h.portfolio_id = :portfolio
                        and    i.asset_class = 'CRYPTO'
                        and    h.quantity > 0.01
                        limit  1
                        """)
                .param("portfolio", investor.portfolio().value())
                .query(String.class)
                .single();
    }

    long idOf(String symbol) {
        return jdbc.sql("select min(id) from instrument where symbol = :symbol")
                .param("symbol", symbol)
                .query(Long.class)
                .single();
    }

    /// The investor's first account.
    long accountOf(Investor investor) {
        return jdbc.sql("select min(id) from account where portfolio_id = :portfolio")
                .param("portfolio", investor.portfolio().value())
                .query(Long.class)
                .single();
    }

    /// An access token of this login, good for an hour.
    String tokenOf(String login, Scope... scopes) {
        var user = new Users(jdbc).named(login).orElseThrow().id();
        var secret = TokenSecret.random(new SecureRandom());
        new AccessTokens(jdbc)
                .create(user, "acceptance", secret, Set.of(scopes), Duration.ofHours(1));
        return secret.text();
    }

    /// The total of an investor in a run, to the fourth digit.
    String exactTotal(Investor investor, RunId run) {
        return worth(investor, run).amount().toPlainString();
    }

    /// A text of the pages as that person reads it.
    String text(String login, String key) {
        var locale =
                jdbc.sql("select locale from app_user where login = :login")
                        .param("login", login)
                        .query(String.class)
                        .single();
        return Texts.in(Locale.forLanguageTag(locale), key);
    }

    /// The link in the newest letter to that address, once it has come.
    Optional<String> linkMailedTo(String address) throws IOException {
        var outbox = folder.resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return Optional.empty();
        }
        try (var letters = Files.list(outbox)) {
            return letters.sorted(Comparator.reverseOrder())
                    .map(DataFolder::letter)
                    .filter(letter -> isTo(letter, address))
                    .flatMap(letter -> LINK.matcher(words(letter)).results())
                    .map(MatchResult::group)
                    .findFirst();
        }
    }

    private static MimeMessage letter(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("This is no letter: " + file, e);
        }
    }

    private static boolean isTo(MimeMessage letter, String address) {
        try {
            return letter.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(MimeMessage letter) {
        try {
            return letter.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The investor with the most holdings in one portfolio.
    Investor investorWhoHoldsMost() {
        return jdbc.sql(
                        """
                        select u.id, u.login, u.locale, u.zone, p.id as portfolio, p.base_currency as currency
                        from   portfolio p
                               join app_user u on u.id = p.owner_id
                               join account_position h on h.portfolio_id = p.id
                        where  u.enabled
                        and    u.role = 'INVESTOR'
                        and    p.closed_at is null
                        group  by u.id, u.login, u.locale, u.zone, p.id, p.base_currency
                        order  by count(*) desc, p.id
                        limit  1
                        """)
                .query(DataFolder::toInvestor)
                .single();
    }

    /// A token that reads portfolios.
    String tokenOf(Investor investor) {
        return tokenOf(investor.login(), Scope.PORTFOLIOS_READ);
    }

    /// A statement as a scheduler makes it, with the run it tells of.
    record MadeStatement(RunId run, String csv) {}

    MadeStatement statementOf(Investor investor, Period period) {
        var transactions = new Transactions(new JdbcTransactionManager(source));
        var requests = new ReportRequests(jdbc, transactions);
        var files = new ReportFiles(jdbc, transactions, requests);
        var report =
                requests.ask(
                        ReportOrder.statement(
                                investor.portfolio(),
                                period,
                                Set.of(ReportFormat.CSV),
                                Locale.ENGLISH),
                        investor.id(),
                        investor.login());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> requests.find(report).orElseThrow().state() == ReportState.DONE);
        var bytes = new ByteArrayOutputStream();
        try {
            files.write(files.of(report, new ReportFileId(0), 1).getFirst(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MadeStatement(
                requests.find(report).orElseThrow().run().orElseThrow(),
                bytes.toString(StandardCharsets.UTF_8));
    }

    private static Investor toInvestor(ResultSet row, int number) throws SQLException {
        return new Investor(
                new UserId(row.getLong("id")),
                row.getString("login"),
                new Formats(
                        Locale.forLanguageTag(row.getString("locale")),
                        ZoneId.of(row.getString("zone"))),
                new PortfolioId(row.getLong("portfolio")),
                Currency.getInstance(row.getString("currency")));
    }

    String passwordOfInvestors() throws IOException {
        return properties("demo.properties").getProperty("investors");
    }

    /// The password of one of the staff.
    String passwordOf(String login) throws IOException {
        return properties("demo.properties").getProperty(login);
    }

    void askForARunNow() {
        new JobRequests(jdbc)
                .ask(JobRequest.Kind.RUN_NOW, null, "browser test", "to watch it arrive");
    }

    /// Nobody knows any more how far the positions are; what it was.
    long losePositionSequence() {
        long sequence =
                jdbc.sql("select last_seq from position_sequence").query(Long.class).single();
        jdbc.sql("delete from position_sequence").update();
        return sequence;
    }

    void restorePositionSequence(long sequence) {
        jdbc.sql("insert into position_sequence values (1, :last)")
                .param("last", sequence)
                .update();
    }

    Optional<RunId> failedAfter(RunId run) {
        return jdbc.sql(
                        """
                        select slot, revision
                        from   run
                        where  state = 'FAILED'
                        and    (slot > :slot or slot = :slot and revision > :revision)
                        order  by slot desc, revision desc
                        limit  1
                        """)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) -> new RunId(Slot.ofEpochSecond(row.getLong(1)), row.getInt(2)))
                .optional();
    }

    RunState state(RunId run) {
        return jdbc.sql("select state from run where slot = :slot and revision = :revision")
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) -> RunState.valueOf(row.getString(1)))
                .single();
    }

    void aPortfolioThatCouldNotBeValued(RunId run) {
        new DeadLetters(jdbc)
                .keep(DeadLetter.Kind.PORTFOLIO, run, "17", "its worth was no number of 64 bits");
    }

    Optional<RunId> latestPublished() {
        return jdbc.sql("select slot, revision from latest_published_run")
                .query((row, _) -> new RunId(Slot.ofEpochSecond(row.getLong(1)), row.getInt(2)))
                .optional();
    }

    /// The total of an investor in a run, as their page should write it.
    String total(Investor investor, RunId run) {
        return investor.formats().worth(worth(investor, run));
    }

    private Worth worth(Investor investor, RunId run) {
        var figures = valuations.of(run, investor.portfolio()).orElseThrow();
        return Worth.ofScaled(
                figures.get(Figure.MARKET_VALUE) + figures.get(Figure.CASH), investor.currency());
    }

    Path nodeProperties() {
        return folder.resolve("node.properties");
    }

    private Properties properties(String file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(folder.resolve(file))));
        return properties;
    }
}
