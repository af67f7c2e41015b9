package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.BundledRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages of solutions that are newer than the reference repository state the facts of an answer file
 * (analysis rules 15). Every fact that differs is listed at once. {@code CurrentShapesTest} proves
 * the same kinds without the shared folder.
 */
class TodaysRepositoryTest {

  private static final String FOLDER = "modern/";

  @Test
  void everyPageStatesTheExpectedFacts(@TempDir Path folder) throws Exception {
    Path expected = BundledRepository.sharedFile(FOLDER + "expected.jsonl");
    ObjectMapper json = new ObjectMapper();
    Map<String, BuiltSite> sites = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String line : Files.readAllLines(expected)) {
      JsonNode row = json.readTree(line);
      String repository = row.path("repo").asText();
      BuiltSite site =
          sites.computeIfAbsent(
              repository,
              name -> BuiltSite.ofShared(FOLDER + name + ".bundle", folder.resolve(name)));
      JsonNode right = row.path("right");
      String page = row.path("page").asText();
      String found = fact(site, page, row.path("fact").asText());
      if (!found.equals(text(right))) {
        wrong.add(
            "%s %s: %s is %s, not %s"
                .formatted(repository, page, row.path("fact").asText(), found, text(right)));
      }
      checked++;
    }

    assertThat(checked).as("facts compared").isGreaterThan(150);
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private static String text(JsonNode right) {
    if (!right.isArray()) {
      return right.asText();
    }
    TreeSet<String> texts = new TreeSet<>();
    right.forEach(one -> texts.add(one.asText()));
    return texts.toString();
  }

  private static String fact(BuiltSite site, String address, String fact) throws Exception {
    boolean exists = site.addresses().contains(address);
    if (fact.equals("page exists")) {
      return String.valueOf(exists);
    }
    if (!exists) {
      return "on no page";
    }
    PublishedPage page = new PublishedPage(site.text(address));
    return switch (fact) {
      case "Permissions sha256 of the text without the note" ->
          sha256(section(page, "Permissions"));
      case "Setup Instructions sha256 of the text without the note" ->
          sha256(section(page, "Setup Instructions").replaceFirst("^> ⚠️ .*\n\n", ""));
      case "tables ingested" -> labels(page.section("## Tables Ingested"));
      case "tables" -> labels(page.section("## Tables Used"));
      case "tables written" ->
          new TreeSet<>(
                  PublishedPage.rows(page.section("## Tables Used")).stream()
                      .filter(row -> row.get(1).contains("write"))
                      .map(row -> PublishedPage.link(row.get(0)).label().replace("`", ""))
                      .toList())
              .toString();
      case "connectors" ->
          new TreeSet<>(
                  PublishedPage.links(page.section("## Data Connectors")).stream()
                      .map(PublishedPage.Link::stem)
                      .toList())
              .toString();
      case "h1 flags" -> flags(page).toString();
      case "deprecated" -> String.valueOf(page.title().contains("🚫"));
      case "Custom Permissions bullets" ->
          String.valueOf(
              PublishedPage.bullets(page.between("**Custom Permissions:**\n", "\n\n")).size());
      case "times that **GCP Collector Management** stands in the setup text" ->
          String.valueOf(page.text().split("\\*\\*GCP Collector Management", -1).length - 1);
      default ->
          PublishedPage.attributes(page.text())
              .getOrDefault(fact, "not stated")
              .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
              .replace("\\", "");
    };
  }

  /**
   * The text of a section without blanks at line ends, up to the frame of the page or the section
   * after it.
   */
  private static String section(PublishedPage page, String heading) {
    String text = page.text().replaceAll("(?m)[ \t]+$", "");
    String rest =
        new PublishedPage(text).between("\n## " + heading + "\n\n", "\n---\n\n**Browse:**");
    int next = rest.indexOf("\n\n## Setup Instructions\n");
    int readme = rest.indexOf("\n\n## Additional Documentation\n\n> 📄");
    int end = next >= 0 ? next : readme >= 0 ? readme : rest.length();
    return rest.substring(0, end).strip();
  }

  private static String labels(String text) {
    return new TreeSet<>(
            PublishedPage.links(text).stream()
                .filter(link -> link.label().startsWith("`"))
                .map(link -> link.label().replace("`", ""))
                .toList())
        .toString();
  }

  private static TreeSet<String> flags(PublishedPage page) {
    TreeSet<String> flags = new TreeSet<>();
    Map.of("🚫", "deprecated", "⚠️", "unpublished", "🔍", "discovered")
        .forEach(
            (sign, flag) -> {
              if (page.title().contains(sign)) {
                flags.add(flag);
              }
            });
    return flags;
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
