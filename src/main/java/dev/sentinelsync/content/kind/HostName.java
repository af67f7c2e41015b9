package dev.sentinelsync.content.kind;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts in addresses that files of the repository name. */
final class HostName {

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i)\\s*https?://([a-z0-9][a-z0-9.-]{0,252})(?::\\d+)?(?:[/?#\\s].*)?", Pattern.DOTALL);

  private static final Pattern WITH_PLACEHOLDERS =
      Pattern.compile(
          "(?i)\\s*(?:https?://|(?=\\{\\{))((?:[a-z0-9.-]|\\{\\{[\\w .-]{1,60}\\}\\}){1,253})(?::\\d+)?(?:[/?#\\s].*)?",
          Pattern.DOTALL);

  private HostName() {}

  /** The host of an address in lower case; empty if the address has none that can be asked for. */
  static String of(String address) {
    String host = match(PLAIN, address).toLowerCase(Locale.ROOT);
    return host.indexOf('.') > 0 && !host.endsWith(".") ? host : "";
  }

  /**
   * The same, where parts of the host may be placeholders as in <code>{{region}}.api.net</code>. An
   * address that begins with a placeholder needs no scheme.
   */
  static String withPlaceholders(String address) {
    return match(WITH_PLACEHOLDERS, address);
  }

  private static String match(Pattern pattern, String address) {
    Matcher matcher = pattern.matcher(address);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
