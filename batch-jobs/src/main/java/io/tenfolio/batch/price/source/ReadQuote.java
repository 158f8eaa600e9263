package io.tenfolio.batch.price.source;

import java.math.BigDecimal;

/// A price as a source said it: under the source's code, in the unit it named (`GBp` is pence).
///
/// @param venue the MIC the source named, or "" when it names none
/// @param number positive, within the bounds of [io.tenfolio.money.Decimals]
public record ReadQuote(String code, String venue, BigDecimal number, String currency, AsOf asOf) {}
