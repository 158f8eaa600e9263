package io.tenfolio.access;

import java.time.ZoneId;
import java.util.Locale;

/// How a person wants to be spoken to: the language of words, the locale of numbers and dates, the zone of times, the theme.
public record Preferences(Locale language, Locale locale, ZoneId zone, Theme theme) {}
