package io.tenfolio.web.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every word a page says, from `tenfolio-texts/pages*.properties`: English is complete, other languages
/// fall back to it.
public class Texts implements I18NProvider {
    private static final String BUNDLE = "tenfolio-texts.pages";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        return in(locale, key, params);
    }

    /// The text of `key` with `{0}`, `{1}` … filled in.
    ///
    /// @throws java.util.MissingResourceException if English does not have it
    public static String in(Locale locale, String key, Object... params) {
        var bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        Texts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        var pattern = bundle.getString(key);
        return params.length == 0 ? pattern : new MessageFormat(pattern, locale).format(params);
    }
}
