package dev.sentinelsync.site.link;

import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import dev.sentinelsync.support.PercentEncoding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses outside the site that files of the repository name; they are not to be trusted. */
public final class WebAddress {

  private static final Pattern USUAL = Pattern.compile("(?:https?://|mailto:)\\S.*");

  /** What could end the attribute or the table cell that an address stands in. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\"'<>\\[\\]\\\\^`{|}]");

  /** What could end a link besides. */
  private static final Pattern UNSAFE_IN_LINK = Pattern.compile("[()\\s]");

  private WebAddress() {}

  /** A link that shows its address; plain text if the address leads to no page of the web. */
  public static Markup link(String address) {
    return usable(address)
        .map(safe -> new Markup("[" + Escape.label(address) + "](" + inLink(safe) + ")"))
        .orElseGet(() -> new Markup(Escape.inline(address)));
  }

  /** A link with a label of our own; nothing if the address leads to no page of the web. */
  public static Markup link(String label, String address) {
    Markup target = target(address);
    return target.isEmpty() ? target : new Markup("[" + label + "](" + target + ")");
  }

  /** The target of a link; nothing if the address leads to no page of the web. */
  public static Markup target(String address) {
    return usable(address).map(safe -> new Markup(inLink(safe))).orElse(Markup.EMPTY);
  }

  /** The address in a form that is safe in an attribute, if it is of the web. */
  public static Optional<String> usable(String address) {
    String stripped = Lines.strip(address);
    return USUAL.matcher(stripped.toLowerCase(Locale.ROOT)).matches()
        ? Optional.of(PercentEncoding.encode(stripped, UNSAFE))
        : Optional.empty();
  }

  private static String inLink(String safe) {
    return PercentEncoding.encode(safe, UNSAFE_IN_LINK);
  }

  /**
   * The way from a page to the root of the site, such as {@code ../}.
   *
   * @param address of the page, from the root
   */
  public static String toRoot(String address) {
    return "../".repeat((int) address.chars().filter(c -> c == '/').count());
  }
}
