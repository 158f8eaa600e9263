package io.tenfolio.batch.report.writing;

/// Who hands a statement out, as its head says.
///
/// @param name of the house
/// @param address under the name, one line; "" for none
public record Letterhead(String name, String address) {}
