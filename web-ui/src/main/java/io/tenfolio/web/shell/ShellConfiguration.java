package io.tenfolio.web.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.text.Texts;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
public class ShellConfiguration {
    @Bean
    Texts texts() {
        return new Texts();
    }

    /// Pages speak the language that their person chose; before the login, the browser's.
    @Bean
    VaadinServiceInitListener languageOfPerson(CurrentPerson person) {
        return (ServiceInitEvent service) ->
                service.getSource()
                        .addUIInitListener(page ->
                                person.find()
                                        .ifPresent(who -> page.getUI().setLocale(spoken(who))));
    }

    /// The person's own kind of their language, as en-IE: what a date field shows follows it.
    private static Locale spoken(Person who) {
        return who.locale().getLanguage().equals(who.language().getLanguage())
                ? who.locale()
                : who.language();
    }
}
