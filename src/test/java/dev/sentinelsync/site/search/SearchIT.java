package dev.sentinelsync.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.http.SiteServer;
import dev.sentinelsync.site.search.WordExamples.Example;
import dev.sentinelsync.testing.Browser;
import dev.sentinelsync.testing.BuiltSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The search of the sample's site, used in a real browser. */
class SearchIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String RULE = "Guest signs in from three home tenants";

  private static Browser browser;
  private static SiteServer server;
  private static Path site;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    browser = Browser.open();
    BuiltSite built = BuiltSite.ofSampleWithHtml(folder.resolve("built"));
    site = folder.resolve("site");
    built.writeTo(site);
    server = SiteServer.open(site, 0);
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void light() {
    browser.screen(1300, 900).dark(false);
    browser.console();
  }

  @AfterEach
  void nothingIsOnTheConsoleAndNoOtherHostWasAsked() {
    assertThat(browser.console()).isEmpty();
    assertThat(list("return performance.getEntriesByType('resource').map(e => e.name)"))
        .allSatisfy(address -> assertThat(address).startsWith(server.url().toString()));
  }

  private static void open(String address) {
    browser.driver().get(URI.create(server.url().toString()).resolve(address).toString());
    await().atMost(PATIENCE).until(() -> !text(".count").startsWith("Loading"));
  }

  private static String text(String selector) {
    return (String)
        browser
            .driver()
            .executeScript(
                "const it = document.querySelector(arguments[0]); return it ? it.textContent : ''",
                selector);
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(String script) {
    return (List<String>) browser.driver().executeScript(script);
  }

  private static List<String> results() {
    return list("return [...document.querySelectorAll('.results a')].map(a => a.textContent)");
  }

  private static String address() {
    return (String) browser.driver().executeScript("return location.search");
  }

  private static WebElement box() {
    return browser.driver().findElement(By.cssSelector(".ask input"));
  }

  private static void awaitResults(String first) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(results()).startsWith(first));
  }

  @Test
  void theScriptSplitsTextsAsTheProgramDoes() throws IOException {
    open("explore.html");
    SoftAssertions all = new SoftAssertions();
    for (Example example : WordExamples.all()) {
      all.assertThat(
              browser
                  .driver()
                  .executeScript(
                      "const words = sentinelSearch.words(arguments[0], new Set(arguments[1]));"
                          + "return [words, words.map(sentinelSearch.shardOf)]",
                      example.text(),
                      SearchWords.STOP_WORDS))
          .as(example.text())
          .isEqualTo(List.of(example.words(), example.shards()));
    }
    all.assertAll();
  }

  @Test
  void aRuleIsFoundByAWordATableATechniqueAndALiteral() {
    open("explore.html?q=guest+tenants");
    awaitResults(RULE);
    assertThat(text(".results .why")).isEqualTo("Found in its title: guest, tenants");

    open("explore.html?q=guest+SigninLogs");
    assertThat(results()).contains(RULE);
    assertThat(text(".results .why")).contains("attributes: signinlogs");

    open("explore.html?q=table:SigninLogs+kind:rule");
    assertThat(results()).contains(RULE);

    open("explore.html?q=t1199+kind:analytic");
    assertThat(results()).contains(RULE);

    open("explore.html?q=getblob");
    assertThat(results()).hasSize(1);
    assertThat(text(".results .why")).isEqualTo("Found in its query: getblob");
  }

  @Test
  void allWordsMustMatchAndTitlesComeFirst() {
    open("explore.html?q=guest+nosuchword");
    assertThat(results()).isEmpty();
    assertThat(text(".count")).contains("No results");

    open("explore.html?q=signinlogs");
    assertThat(results()).startsWith("SigninLogs").hasSizeGreaterThan(3);
  }

  @Test
  void aChoiceIsInTheAddressAndTheBackButtonTakesItBack() {
    open("explore.html");
    int all = results().size();
    tick("Severity", "High");
    await().atMost(PATIENCE).until(() -> address().equals("?sev=High"));
    String count = text(".count");
    tick("Tactic", "Initial Access");
    await().atMost(PATIENCE).until(() -> address().equals("?sev=High&tac=InitialAccess"));
    List<String> chosen = results();
    assertThat(chosen).isNotEmpty();
    assertThat(
            list(
                "return [...document.querySelectorAll('.results .severity')].map(e =>"
                    + " e.textContent)"))
        .hasSameSizeAs(chosen)
        .containsOnly("High");

    browser.driver().navigate().back();
    await().atMost(PATIENCE).until(() -> text(".count").equals(count));
    browser.driver().navigate().back();
    await().atMost(PATIENCE).until(() -> address().isEmpty());
    await().atMost(PATIENCE).until(() -> results().size() == all);
    browser.driver().navigate().forward();
    browser.driver().navigate().forward();
    await().atMost(PATIENCE).until(() -> results().equals(chosen));

    // Shared with somebody else: the same address in a fresh page.
    open("explore.html?sev=High&tac=InitialAccess");
    assertThat(results()).isEqualTo(chosen);
  }

  @Test
  void theNumberBesideAValueIsTheNumberOfItsResults() {
    open("explore.html?kind=analytic-rule");
    int promised =
        Integer.parseInt(
            (String)
                browser
                    .driver()
                    .executeScript(
                        "return [...document.querySelectorAll('.filters label')].find(l =>"
                            + " l.querySelector('bdi').textContent ==="
                            + " 'High').lastChild.textContent"));
    tick("Severity", "High");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(text(".count")).startsWith(promised + " result"));
  }

  private static void tick(String group, String value) {
    browser
        .driver()
        .executeScript(
            "const group = [...document.querySelectorAll('.filters details')].find(d =>"
                + " d.querySelector('summary').textContent === arguments[0]);"
                + "group.open = true;"
                + "[...group.querySelectorAll('label')].find(l =>"
                + " l.querySelector('bdi').textContent === arguments[1]).click()",
            group,
            value);
  }

  @Test
  void theKeyboardIsEnough() {
    open("tables/signinlogs.html");
    new Actions(browser.driver()).sendKeys("/").perform();
    new Actions(browser.driver()).sendKeys("guest signs").perform();
    await().atMost(PATIENCE).until(() -> text(".suggestions a").startsWith(RULE));
    new Actions(browser.driver()).sendKeys(Keys.ARROW_UP, Keys.ENTER).perform();
    // The explorer writes its own form of the address once it has found something.
    await().atMost(PATIENCE).until(() -> address().replace("%20", "+").equals("?q=guest+signs"));

    awaitResults(RULE);
    new Actions(browser.driver()).sendKeys("/").perform();
    assertThat(browser.driver().switchTo().activeElement()).isEqualTo(box());
    new Actions(browser.driver()).sendKeys(Keys.ARROW_DOWN, Keys.ENTER).perform();
    await().atMost(PATIENCE).until(() -> text("h1").equals(RULE));
    browser.driver().navigate().back();
    awaitResults(RULE);
  }

  @Test
  void allResultsAreThoseOfTheTextInTheBoxWhileSuggestionsOfAnEarlierOneStand() {
    open("tables/signinlogs.html");
    browser.driver().findElement(By.cssSelector("header .search input")).sendKeys("guest");
    await().atMost(PATIENCE).until(() -> !text(".suggestions a").isEmpty());
    assertThat(
            browser
                .driver()
                .executeScript(
                    "const box = document.querySelector('header .search input');"
                        + "box.value = 'guest signs';"
                        + "box.dispatchEvent(new Event('input', {bubbles: true}));"
                        + "return new URL(document.querySelector('.suggestions').lastChild.href).search"))
        .isEqualTo("?q=guest%20signs");
  }

  @Test
  void enterInTheBoxOfAPageAsksTheExplorer() {
    open("index.html");
    WebElement box = browser.driver().findElement(By.cssSelector("header .search input"));
    box.sendKeys("firewall" + Keys.ENTER);
    await().atMost(PATIENCE).until(() -> address().equals("?q=firewall"));
    await().atMost(PATIENCE).until(() -> !results().isEmpty());
    assertThat(box().getDomProperty("value")).isEqualTo("firewall");
  }

  @Test
  void whatIsTypedInOneGoIsOneStepBack() {
    open("explore.html");
    box().sendKeys("guest signs");
    awaitResults(RULE);
    browser.driver().navigate().back();
    await().atMost(PATIENCE).until(() -> address().isEmpty());
    assertThat(box().getDomProperty("value")).isEmpty();
  }

  @Test
  void aShardOfAnotherRevisionDoesNoHarm() throws IOException {
    Path shard = site.resolve("search/terms/" + SearchWords.shard("guest") + ".json");
    Path cards = site.resolve("search/cards/00.json");
    byte[] terms = Files.readAllBytes(shard);
    byte[] lines = Files.readAllBytes(cards);
    try {
      Files.writeString(
          shard, Files.readString(shard).replaceFirst("\"digest\":\"[0-9a-f]+", "\"digest\":\"0"));
      Files.writeString(cards, "{\"digest\":\"0\",\"lines\":[]}");
      open("explore.html?q=guest+tenants");
      awaitResults(RULE);
    } finally {
      Files.write(shard, terms);
      Files.write(cards, lines);
    }
  }

  @Test
  void nothingIsWiderThanATelephoneInTheDark() {
    browser.screen(320, 800).dark(true);
    open("explore.html?q=firewall&sev=High&kind=analytic-rule");
    browser
        .driver()
        .executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
        .isEqualTo(320L);
    assertThat(
            browser
                .driver()
                .executeScript("return getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void fromAFolderThePageSaysWhyThereIsNoSearch() {
    browser.driver().get(site.resolve("explore.html").toUri().toString());
    assertThat(text("main [role=status]")).contains("from a web server only");
    assertThat(list("return [...document.querySelectorAll('main li a')].map(a => a.textContent)"))
        .contains("Tables");
    assertThat(browser.console()).isEmpty();
    open("index.html");
  }
}
