package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.BundledRepository;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the reference site, taken apart by the grammar of page layouts 8: what it states.
 *
 * @param text the whole page
 */
record PublishedPage(String text) {

  /**
   * A link.
   *
   * @param label shown
   * @param target as written
   */
  record Link(String label, String target) {

    /** The stem of the page that it leads to. */
    String stem() {
      return target.substring(target.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
    }
  }

  /** Compares two texts so that a failure shows the first line that differs and not both texts. */
  static void assertSame(String made, String published) {
    List<String> expected = published.lines().toList();
    List<String> actual = made.lines().toList();
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertThat(actual.get(i)).as("line %d", i + 1).isEqualTo(expected.get(i));
    }
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(made.equals(published)).as("line ends are equal").isTrue();
  }

  /**
   * A text with one form of cut cells: the reference cuts within words and writes three dots
   * (analysis rules 4.2).
   */
  static String withPlainCuts(String text) {
    return text.replaceAll("\\s*(?:\\.\\.\\.|…) \\|", "… |");
  }

  /** Reads a page; the test is skipped where there is none. */
  static PublishedPage read(String path) throws Exception {
    return new PublishedPage(
        Files.readString(BundledRepository.sharedFile("reference-pages/" + path)));
  }

  /** The first heading without {@code # }. */
  String title() {
    return text.substring(2, text.indexOf('\n'));
  }

  /** What stands between two texts, or nothing if the first is not there. */
  String between(String start, String end) {
    int from = text.indexOf(start);
    if (from < 0) {
      return "";
    }
    from += start.length();
    int to = text.indexOf(end, from);
    return to < 0 ? text.substring(from) : text.substring(from, to);
  }

  /** The text below a heading, down to the next one that is not below it or the final rule. */
  String section(String heading) {
    String rest = between("\n" + heading + "\n\n", "\n---\n\n**Browse:**");
    String next = "(?s)(^|\n)#{1,%d} .*".formatted(heading.indexOf(' '));
    return rest.replaceFirst(next, "").replaceFirst("\n+$", "");
  }

  /** The bullets in a text, without their signs. */
  static List<String> bullets(String text) {
    return text.lines()
        .filter(line -> line.startsWith("- "))
        .map(line -> line.substring(2))
        .toList();
  }

  /** The cells of the rows of the tables in a text, without headers. */
  static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean header = i + 1 < lines.size() && lines.get(i + 1).matches("\\|[|: -]+\\|");
      boolean ruler = lines.get(i).matches("\\|[|: -]*--[|: -]*\\|");
      if (lines.get(i).startsWith("| ") && !header && !ruler) {
        String inner = lines.get(i).substring(2, lines.get(i).length() - 2);
        rows.add(Arrays.asList(inner.split(" \\| ", -1)));
      }
    }
    return rows;
  }

  /** The attributes of a table with bold names. */
  static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (List<String> row : rows(text)) {
      if (row.get(0).startsWith("**")) {
        attributes.put(
            row.get(0).replace("**", ""), String.join(" | ", row.subList(1, row.size())).strip());
      }
    }
    return attributes;
  }

  /** The links in a text; a label may hold brackets in pairs. */
  static List<Link> links(String text) {
    List<Link> links = new ArrayList<>();
    Matcher matcher =
        Pattern.compile(
                "\\[((?:[^\\[\\]]|\\[[^\\]]*\\])*)\\]\\(([^()\\s]*(?:\\([^()]*\\)[^()\\s]*)*)\\)")
            .matcher(text);
    while (matcher.find()) {
      links.add(new Link(matcher.group(1), matcher.group(2)));
    }
    return links;
  }

  /** The only link in a text. */
  static Link link(String text) {
    return links(text).get(0);
  }

  /** The address of the first image of a text, or nothing. */
  static String image(String text) {
    Matcher matcher = Pattern.compile("<img src=\"([^\"]*)\"").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
