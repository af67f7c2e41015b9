package dev.sentinelsync.content.fact;

import dev.sentinelsync.support.Sha256;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Queries as they are compared across programs that change their white space (page layouts 18). */
public final class QueryDigest {

  /** What programs and portals change when they store a query. */
  public static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f\\x0B\\u00A0\\uFEFF]+");

  private QueryDigest() {}

  /** SHA-256 of the queries without white space, joined by line feeds; empty if there are none. */
  public static String of(List<String> queries) {
    String text =
        queries.stream()
            .map(query -> SPACE.matcher(query).replaceAll(""))
            .filter(query -> !query.isEmpty())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? "" : Sha256.hex(text);
  }
}
