package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.http.SiteServer;
import dev.sentinelsync.support.PercentEncoding;
import dev.sentinelsync.testing.Browser;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.HostileRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The HTML form of a repository full of hostile texts, as a reader opens it: no script of a text
 * runs, the browser has nothing to complain about, no other host is asked.
 */
class HtmlInjectionIT {

  private static final String TITLE = "Docs </title></script><script>canary()</script>";

  /**
   * Pages of rules, and those that list all names; that for missing pages names the site by its
   * address.
   */
  private static final Pattern OPENED =
      Pattern.compile("(?:(?!404)[^/]+|content/h1\\d\\d[037].*-id1.*)\\.html");

  private static final String CANARY =
      "window.ran = []; window.canary = () => window.ran.push('canary');"
          + "document.addEventListener('securitypolicyviolation',"
          + " e => window.ran.push(e.violatedDirective + ' ' + e.blockedURI));";

  private static BuiltSite site;
  private static Browser browser;
  private static SiteServer server;

  @BeforeAll
  static void openTheSite(@TempDir Path folder) throws Exception {
    browser = Browser.open();
    site = HostileRepository.siteWithHtml(folder.resolve("built"), TITLE);
    Path files = folder.resolve("site");
    site.writeTo(files);
    server = SiteServer.open(files, 0);
    browser
        .driver()
        .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", CANARY));
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void open(String address) {
    browser.driver().get(URI.create(server.url().toString()).resolve(address).toString());
  }

  /** What happened on the open page that a text must not bring about. */
  private static List<String> findings() {
    List<String> found = new ArrayList<>();
    for (Object ran : (List<?>) browser.driver().executeScript("return window.ran")) {
      found.add(ran.toString());
    }
    Object asked =
        browser
            .driver()
            .executeScript("return performance.getEntriesByType('resource').map(e => e.name)");
    for (Object address : (List<?>) asked) {
      if (!address.toString().startsWith(server.url().toString())) {
        found.add("asked for " + address);
      }
    }
    found.addAll(browser.console());
    return found;
  }

  @Test
  void noPageActs() {
    List<String> found = new ArrayList<>();
    int opened = 0;
    for (String address : site.addresses()) {
      if (OPENED.matcher(address).matches()) {
        open(PercentEncoding.path(address));
        findings().forEach(finding -> found.add(address + ": " + finding));
        assertThat(browser.driver().getTitle()).as(address).endsWith(TITLE);
        opened++;
      }
    }

    assertThat(opened).isGreaterThan(75);
    assertThat(found).isEmpty();
  }

  @Test
  void theSearchShowsTheTextsAsTheyAre() {
    List<String> found = new ArrayList<>();
    for (int number = 1001; number < 1131; number += 10) {
      String name = "H" + number + " ";
      open("explore.html?q=h" + number);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(
                          (List<?>)
                              browser
                                  .driver()
                                  .executeScript(
                                      "return [...document.querySelectorAll('.results a')]"
                                          + ".map(a => a.textContent)"))
                      .anySatisfy(text -> assertThat(text.toString()).startsWith(name)));
      findings().forEach(finding -> found.add(name + finding));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void whatTheTestLooksForIsSeen() {
    open("index.html");
    browser.driver().executeScript("canary(); fetch('https://canary.invalid/').catch(() => {})");

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(String.join(" ", findings())).contains("canary", "connect-src"));
  }
}
