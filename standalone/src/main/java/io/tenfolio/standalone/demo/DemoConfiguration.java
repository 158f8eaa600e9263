package io.tenfolio.standalone.demo;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.LedgerImport;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.PriceArchive;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Venues;
import io.tenfolio.db.schema.DemoGuard;
import io.tenfolio.db.valuation.CloseArchive;
import io.tenfolio.marketsim.Market;
import io.tenfolio.standalone.DataHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The demo of a data folder. It is made when all beans are there and none has begun to work: the first run finds it complete.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("tenfolio.demo")
public class DemoConfiguration {
    @Bean
    DemoPasswords demoPasswords(@Value("${tenfolio.data-folder}") Path folder) {
        return DemoPasswords.of(DataHome.look(folder));
    }

    @Bean
    DemoLogins demoLogins(DemoPasswords passwords) {
        return new DemoLogins(passwords);
    }

    @Bean
    SmartInitializingSingleton demoMaker(
            DemoGuard guard,
            DemoPasswords passwords,
            PasswordEncoder encoder,
            Transactions transactions,
            Users users,
            Portfolios portfolios,
            Instruments instruments,
            Venues venues,
            PriceArchive archive,
            Prices prices,
            CloseArchive closes,
            LedgerImport ledger,
            Clock clock,
            @Value("${tenfolio.demo-portfolios}") int wanted) {
        var loader =
                new DemoLoader(
                        transactions,
                        users,
                        portfolios,
                        instruments,
                        venues,
                        archive,
                        prices,
                        closes,
                        ledger);
        return () -> {
            if (portfolios.highestId() < wanted && !users.anyReal()) {
                make(loader, new DemoHashes(passwords, encoder), wanted, clock);
            }
        };
    }

    private static void make(DemoLoader loader, DemoHashes hashes, int wanted, Clock clock) {
        var now = clock.instant();
        System.out.printf(
                "Making the demo: %,d portfolios with three years of bookings …%n", wanted);
        var generator =
                new DemoGenerator(
                        DemoGenerator.SEED,
                        Market.demo(DemoGenerator.SEED, clock),
                        LocalDate.ofInstant(now, ZoneOffset.UTC));
        loader.loadMarket(generator, now);
        loader.loadStaff(hashes);
        loader.loadPortfolios(generator, hashes, wanted, now);
    }
}
