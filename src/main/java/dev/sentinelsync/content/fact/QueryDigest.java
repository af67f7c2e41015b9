package dev.sentinelsync.content.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    return text.isEmpty() ? "" : sha256(text);
  }

  /** SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
  public static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
