package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.support.PercentEncoding;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.HostileRepository;
import dev.sentinelsync.testing.HtmlDocument;
import dev.sentinelsync.testing.HtmlDocument.Element;
import dev.sentinelsync.testing.PageBounds;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML form of the sample's pages, and of pages full of hostile texts. */
class HtmlSiteTest {

  /** The page's own classes; a text of the repository brings none. */
  private static final Set<String> CLASSES =
      Set.of(
          "", "table", "right", "center", "query", "k", "f", "s", "n", "c", "matrix", "numbers",
          "l0", "l1", "l2", "l3", "l4", "l5");

  private static final Set<String> FORBIDDEN =
      Set.of(
          "script",
          "style",
          "iframe",
          "object",
          "embed",
          "form",
          "input",
          "button",
          "svg",
          "math",
          "link",
          "meta",
          "base",
          "template",
          "font",
          "center");

  private static final Pattern MAIN =
      Pattern.compile("(?s)<main(?: id=\"page.content\")?>(.*)</main>");

  private static final Pattern LOCATION =
      Pattern.compile("<url><loc>([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?</url>");

  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>");

  /** Path of the sample's address. */
  private static final String PATH = "/sentinel/";

  private static final String ADDRESS = "https://docs.example" + PATH;

  private static BuiltSite sample;
  private static BuiltSite hostile;

  @BeforeAll
  static void buildTheSites(@TempDir Path folder) throws Exception {
    sample = BuiltSite.ofSampleWithHtml(folder.resolve("sample"));
    hostile = HostileRepository.siteWithHtml(folder.resolve("hostile"));
  }

  private static SortedMap<String, String> pages(BuiltSite site) {
    SortedMap<String, String> pages = new TreeMap<>();
    site.addresses().stream()
        .filter(address -> address.endsWith(".html"))
        .forEach(address -> pages.put(address, site.text(address)));
    return pages;
  }

  @Test
  void noPageIsTooLong() {
    assertThat(PageBounds.violations(sample.files())).isEmpty();
  }

  @Test
  void everyMarkdownPageHasAnHtmlForm() {
    Set<String> expected =
        sample.addresses().stream()
            .filter(address -> address.endsWith(".md"))
            .map(address -> address.equals("readme.md") ? "index.md" : address)
            .map(address -> address.replaceFirst("md$", "html"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(pages(sample).keySet()).containsAll(expected).hasSizeGreaterThan(1_400);
    assertThat(sample.addresses()).contains("assets/site.css", "assets/site.js", "assets/theme.js");
  }

  @Test
  void everyReferenceLeadsToAFileOrAnAnchorOfTheSite() {
    assertThat(brokenReferences(sample)).isEmpty();
    assertThat(brokenReferences(hostile)).isEmpty();
  }

  private static List<String> brokenReferences(BuiltSite site) {
    SortedMap<String, String> pages = pages(site);
    Map<String, Set<String>> ids = new TreeMap<>();
    pages.forEach(
        (address, html) ->
            ids.put(
                address,
                HtmlDocument.elements(html).stream()
                    .map(element -> element.get("id"))
                    .collect(Collectors.toSet())));
    List<String> broken = new ArrayList<>();
    pages.forEach(
        (address, html) -> {
          for (Element element : HtmlDocument.elements(html)) {
            String reference = element.get("href") + element.get("src");
            if (reference.isEmpty() || reference.matches("(?s)(https?:|mailto:).*")) {
              continue;
            }
            int hash = reference.indexOf('#');
            // Behind the question mark stands what the explorer is asked.
            String page = reference.replaceFirst("[?#].*", "");
            String path = page.isEmpty() ? address : resolve(address, page);
            boolean there =
                site.files().containsKey(path)
                    && (hash < 0
                        || ids.getOrDefault(path, Set.of())
                            .contains(reference.substring(hash + 1)));
            if (!there) {
              broken.add(address + ": " + reference);
            }
          }
        });
    return broken.stream().limit(20).toList();
  }

  private static String resolve(String address, String reference) {
    if (reference.startsWith(PATH)) {
      return reference.substring(PATH.length());
    }
    String folder = address.substring(0, address.lastIndexOf('/') + 1);
    String rest = reference;
    while (rest.startsWith("../")) {
      rest = rest.substring(3);
      folder = folder.replaceFirst("[^/]+/$", "");
    }
    return folder + rest;
  }

  @Test
  void aBadgeBeforeATitleIsNoTextOfIt() {
    String page = sample.text("asim/asimdns.html");

    assertThat(page).containsPattern("<h1 id=\"[a-z][^\"]*\"><img src=\"../images/asim-badge.png");
    pages(sample)
        .forEach(
            (address, html) ->
                assertThat(html)
                    .as(address)
                    .doesNotContain("<bdi>&lt;img", "<title>&lt;img", "<h1 id=\"img-"));
  }

  @Test
  void noPageLoadsAnythingFromAnotherHost() {
    for (BuiltSite site : List.of(sample, hostile)) {
      pages(site)
          .forEach(
              (address, html) ->
                  assertThat(HtmlDocument.elements(html))
                      .as(address)
                      .filteredOn(element -> element.attributes().containsKey("src"))
                      .allSatisfy(
                          element ->
                              assertThat(element.get("src"))
                                  .doesNotContainPattern("^(?:\\w+:|//)")));
    }
  }

  @Test
  void identifiersAreUnique() {
    for (BuiltSite site : List.of(sample, hostile)) {
      pages(site)
          .forEach(
              (address, html) ->
                  assertThat(
                          HtmlDocument.elements(html).stream()
                              .map(element -> element.get("id"))
                              .filter(id -> !id.isEmpty()))
                      .as(address)
                      .doesNotHaveDuplicates());
    }
  }

  @Test
  void textsOfTheRepositoryBringNothingThatActs() {
    for (BuiltSite site : List.of(sample, hostile)) {
      pages(site).forEach((address, html) -> assertThat(acting(html)).as(address).isEmpty());
    }
  }

  /** What the content of a page must not hold. */
  private static List<String> acting(String html) {
    Matcher main = MAIN.matcher(html);
    assertThat(main.find()).isTrue();
    List<String> found = new ArrayList<>();
    for (Element element : HtmlDocument.elements(main.group(1))) {
      boolean attribute =
          element.attributes().keySet().stream()
              .anyMatch(name -> name.startsWith("on") || name.equals("style"));
      if (FORBIDDEN.contains(element.name())
          || attribute
          || !CLASSES.contains(element.get("class"))
          || !element.get("href").matches("(?s)(?:https?:|mailto:|#|[^:]*$).*")) {
        found.add(element.toString());
      }
    }
    return found;
  }

  @Test
  void thePageOfARuleShowsItsWayAndLeadsToItsMarkdown() {
    String address =
        sample.addresses().stream()
            .filter(name -> name.matches("content/github-only-guest-signs.*html"))
            .findFirst()
            .orElseThrow();

    assertThat(sample.text(address))
        .contains("<title>Guest signs in from three home tenants · Sample</title>")
        .contains("<link rel=\"canonical\" href=\"https://docs.example/sentinel/" + address + "\">")
        .containsSubsequence(
            "href=\"../index.html\">Home</a>",
            "href=\"../content/content-index.html\"><bdi>Content Index</bdi></a>",
            "href=\"analytic-rules.html\"><bdi>Analytic Rules</bdi></a>",
            "href=\"../solutions/github-only.html\"><bdi>GitHub Only</bdi></a>",
            "aria-current=\"page\"")
        .contains("type=\"text/markdown\" href=\"github-only-guest-signs")
        .contains("<pre class=\"query\" tabindex=\"0\"><code>")
        .doesNotContain("Back to");
  }

  @Test
  void everyPageWithContentSaysWhatItIs() {
    for (BuiltSite site : List.of(sample, hostile)) {
      pages(site)
          .forEach(
              (address, html) -> {
                Matcher data = DATA.matcher(html);
                if (address.equals("404.html") || leadsElsewhere(address, html)) {
                  assertThat(data.find()).isEqualTo(isListOfItems(address, html));
                  assertThat(html).contains("<meta name=\"robots\" content=\"noindex\">");
                  return;
                }
                assertThat(data.results()).as(address).hasSize(1);
                data.reset().find();
                assertThat(data.group(1)).as(address).doesNotContainPattern("[<>&\u2028\u2029]");
                JsonNode said = json(data.group(1));
                assertThat(said.get("url").asText())
                    .isEqualTo(ADDRESS + PercentEncoding.path(address));
                assertThat(said.get("description").asText()).as(address).isNotBlank();
                assertThat(HtmlDocument.elements(html))
                    .as(address)
                    .filteredOn(element -> element.get("name").equals("robots"))
                    .isEmpty();
              });
    }
  }

  /** Whether a page only leads to other ones, so that no search engine shall find it. */
  private static boolean leadsElsewhere(String address, String html) {
    return html.contains("<meta http-equiv=\"refresh\"") || isListOfItems(address, html);
  }

  /** Whether a page leads to all items of an id that several have. */
  private static boolean isListOfItems(String address, String html) {
    return address.startsWith("id/") && html.contains("Several files of the repository");
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void theSitemapNamesEveryPageOnceAndTheCommitOfItsFile() {
    String index = sample.text("sitemap.xml");
    Set<String> parts =
        sample.addresses().stream()
            .filter(address -> address.startsWith("sitemap-"))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> named = new ArrayList<>();
    for (String part : parts) {
      assertThat(index).contains("<loc>" + ADDRESS + part + "</loc>");
      Matcher page = LOCATION.matcher(sample.text(part));
      while (page.find()) {
        named.add(page.group(1).substring(ADDRESS.length()));
        boolean ofOneFile = page.group(1).matches(".*/(content|asim|connectors|parsers)/.*");
        assertThat(page.group(2) == null || ofOneFile).as(page.group()).isTrue();
      }
    }

    Set<String> expected = new TreeSet<>(pages(sample).keySet());
    expected.remove("404.html");
    expected.removeIf(address -> leadsElsewhere(address, sample.text(address)));
    assertThat(named.stream().map(URI::create).map(URI::getPath))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(parts).hasSizeGreaterThan(100);
    assertThat(sample.text(partOf("content/github-only-guest-signs")))
        .containsPattern(
            "guest-signs[^<]*</loc><lastmod>2026-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ<");
  }

  private static String partOf(String start) {
    return sample.addresses().stream()
        .filter(address -> address.startsWith("sitemap-"))
        .filter(part -> sample.text(part).contains(start))
        .findFirst()
        .orElseThrow();
  }

  /** Only the root of a host is asked for it; only a branch of Git is made into other pages. */
  @Test
  void filesThatNobodyAsksForAreNotThere() {
    assertThat(sample.addresses()).doesNotContain("robots.txt", ".nojekyll");
  }
}
