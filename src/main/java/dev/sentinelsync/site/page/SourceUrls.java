package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.UnaryOperator;

/** Addresses of files on the host of the source repository (page layouts 4). */
public final class SourceUrls {

  /**
   * Name of the setting that holds the address of the branch's root, without a final slash; empty
   * if files of the source have no address.
   */
  public static final String SETTING = "source.web-url";

  private static final BitSet PLAIN = new BitSet();

  static {
    PLAIN.set('A', 'Z' + 1);
    PLAIN.set('a', 'z' + 1);
    PLAIN.set('0', '9' + 1);
    "_.-~/".chars().forEach(PLAIN::set);
  }

  private SourceUrls() {}

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(PageContext context, String path) {
    return of(context.facts(), path);
  }

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(Facts facts, String path) {
    String root = facts.get(InputCatalog.SETTING, SETTING);
    return root.isEmpty() ? "" : root + "/" + encode(path);
  }

  /** A link to a file or folder of the repository; its path as code if it has no address. */
  public static Markup link(PageContext context, UnaryOperator<String> label, String path) {
    String url = of(context, path);
    return new Markup(
        url.isEmpty() ? Escape.code(path) : "[" + label.apply(url) + "](" + url + ")");
  }

  /** Percent-encodes every byte of a path but letters, digits, {@code _ . - ~} and slashes. */
  static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int value = b & 0xff;
      if (PLAIN.get(value)) {
        encoded.append((char) value);
      } else {
        encoded.append('%').append(hex(value >> 4)).append(hex(value & 0xf));
      }
    }
    return encoded.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}
