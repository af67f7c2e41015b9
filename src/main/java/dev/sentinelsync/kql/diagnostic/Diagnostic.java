package dev.sentinelsync.kql.diagnostic;

/**
 * Something about a query that could not be read as the language asks.
 *
 * @param line line of the query text, one-based
 * @param column column of that line in UTF-16 units, one-based
 * @param code what kind it is: the {@link DiagnosticKind#code() code} of a {@link DiagnosticKind}
 * @param message a sentence that says what was found and what was expected
 */
public record Diagnostic(int line, int column, String code, String message) {}
