package dev.sentinelsync.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link checker for a whole site in memory. Reads every page with a real Markdown parser and
 * follows links as a case-sensitive server would. Links to the web are not followed.
 */
public final class SiteChecker {

  private static final String HOME = "readme.md";
  private static final Pattern OUTSIDE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

  /** What a slug consists of, the ending included. */
  private static final Pattern SLUG =
      Pattern.compile("[^ /_:*?\"<>|()%\\\\#\\[\\]\\p{Cc}\\p{Cf}\\p{Lu}]+\\.md");

  /** Pages of techniques carry the identifiers of ATT&CK as they are written everywhere. */
  private static final Pattern TECHNIQUE = Pattern.compile("attack/T\\d{4}.*");

  private static final Pattern HYPHEN_AT_END = Pattern.compile("^-|-\\.md$");

  /** A long name of a content item is cut, be it at a hyphen, before its id is put behind. */
  private static final String CUT_NAMES = "content/";

  /** Pages that only lead to another one: readers come to them from outside (page layouts 16). */
  private static final Pattern REDIRECT =
      Pattern.compile("# [^\\n]*\\n\\nThe page lies at \\[.*\\]\\([^\\n]*\\)\\.\\n");

  private static final Pattern FROM_OUTSIDE =
      Pattern.compile("(?s)# Items with the Id .*|# .*\\| \\*\\*Last address\\*\\* \\| `.*");

  /** What ends or changes a destination in Markdown or HTML if it stands there as it is. */
  private static final Pattern NEEDS_ESCAPING =
      Pattern.compile("[\\s\\p{Cc}\\p{Cf}()<>\\[\\]\"`\\\\|{}^]|&(?:#|[A-Za-z0-9]+;)");

  /** What can be wrong. */
  public enum Kind {
    /** The target is not there. */
    DEAD_LINK,
    /** The target is there under a name in other case. */
    WRONG_CASE,
    /** The page has no such heading or anchor. */
    DEAD_ANCHOR,
    /** No way leads there from the home page. */
    UNREACHABLE,
    /** The file's name is not a slug. */
    NO_SLUG,
    /** The destination is not the same to every reader. */
    NEEDS_ESCAPING
  }

  /**
   * Something wrong.
   *
   * @param kind what
   * @param page where
   * @param target the destination as written; empty if it is about the page itself
   */
  public record Finding(Kind kind, String page, String target) {}

  private final SortedMap<String, byte[]> site;
  private final SortedMap<String, MarkdownPage> pages = new TreeMap<>();
  private final Map<String, String> byLowerCase = new TreeMap<>();
  private final SortedMap<String, List<String>> links = new TreeMap<>();
  private final TreeSet<String> entrances = new TreeSet<>(List.of(HOME));
  private final List<Finding> findings = new ArrayList<>();

  private SiteChecker(SortedMap<String, byte[]> site) {
    this.site = site;
  }

  /**
   * Checks a site.
   *
   * @param site the bytes of every file, by address
   * @return what is wrong, by page; nothing for a site without a fault
   */
  public static List<Finding> check(SortedMap<String, byte[]> site) {
    SiteChecker checker = new SiteChecker(site);
    checker.read();
    checker.pages.forEach(checker::checkPage);
    checker.checkReach();
    return checker.findings;
  }

  private void read() {
    site.forEach(
        (address, bytes) -> {
          byLowerCase.put(address.toLowerCase(Locale.ROOT), address);
          if (address.endsWith(".md")) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            pages.put(address, MarkdownPage.parse(text));
            if (REDIRECT.matcher(text).matches() || FROM_OUTSIDE.matcher(text).matches()) {
              entrances.add(address);
            }
          }
        });
  }

  private void checkPage(String address, MarkdownPage page) {
    String file = address.substring(address.lastIndexOf('/') + 1);
    boolean doubled = file.contains("--") && !address.startsWith(CUT_NAMES);
    String stem = TECHNIQUE.matcher(address).matches() ? file.replaceFirst("T", "t") : file;
    boolean slug = SLUG.matcher(stem).matches() && !doubled && !HYPHEN_AT_END.matcher(file).find();
    if (!slug && !entrances.contains(address)) {
      findings.add(new Finding(Kind.NO_SLUG, address, ""));
    }
    List<String> targets = new ArrayList<>();
    for (String reference : page.references()) {
      if (!OUTSIDE.matcher(reference).matches()) {
        checkLink(address, reference, targets);
      }
    }
    links.put(address, targets);
  }

  private void checkLink(String from, String reference, List<String> targets) {
    if (NEEDS_ESCAPING.matcher(reference).find()) {
      findings.add(new Finding(Kind.NEEDS_ESCAPING, from, reference));
    }
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    String target = path.isEmpty() ? from : resolve(from, decode(path));
    if (!site.containsKey(target)) {
      boolean otherCase = byLowerCase.containsKey(target.toLowerCase(Locale.ROOT));
      findings.add(new Finding(otherCase ? Kind.WRONG_CASE : Kind.DEAD_LINK, from, reference));
      return;
    }
    targets.add(target);
    String anchor = hash < 0 ? "" : decode(reference.substring(hash + 1));
    boolean dead =
        !anchor.isEmpty()
            && (!pages.containsKey(target) || !pages.get(target).anchors().contains(anchor));
    if (dead) {
      findings.add(new Finding(Kind.DEAD_ANCHOR, from, reference));
    }
  }

  private void checkReach() {
    TreeSet<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(entrances);
    while (!open.isEmpty()) {
      String page = open.pop();
      if (reached.add(page)) {
        open.addAll(links.getOrDefault(page, List.of()));
      }
    }
    pages.keySet().stream()
        .filter(page -> !reached.contains(page))
        .forEach(page -> findings.add(new Finding(Kind.UNREACHABLE, page, "")));
  }

  /** The address that a path leads to; a path out of the site leads to one that is not there. */
  private static String resolve(String from, String path) {
    Deque<String> parts = new ArrayDeque<>();
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    for (String part : (folder + path).split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return "../" + path;
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return path.startsWith("/") ? path : String.join("/", parts);
  }

  private static String decode(String text) {
    Matcher plus = Pattern.compile("\\+").matcher(text);
    return text.contains("%")
        ? URLDecoder.decode(plus.replaceAll("%2B"), StandardCharsets.UTF_8)
        : text;
  }
}
