package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.http.SiteServer;
import dev.sentinelsync.testing.Browser;
import dev.sentinelsync.testing.BuiltSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** The HTML site as a reader uses it, in a real browser. */
class HtmlInBrowserIT {

  private static Browser browser;
  private static SiteServer server;
  private static BuiltSite site;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    browser = Browser.open();
    site = BuiltSite.ofSampleWithHtml(folder.resolve("build"));
    site.writeTo(folder.resolve("site"));
    server = SiteServer.open(folder.resolve("site"), 0);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void usualScreen() {
    browser.screen(1280, 900).dark(false);
    scripts(true);
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  private static void scripts(boolean on) {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  private static void show(String address) {
    browser.driver().get(server.url() + address);
  }

  /** One page of each folder, the longest. */
  private static List<String> pages() {
    SortedMap<String, String> pages = new TreeMap<>();
    for (String address : site.addresses()) {
      if (address.endsWith(".html")) {
        String folder = address.substring(0, address.lastIndexOf('/') + 1);
        pages.merge(
            folder.isEmpty() ? address : folder,
            address,
            (a, b) -> site.files().get(a).length >= site.files().get(b).length ? a : b);
      }
    }
    pages.remove("404.html");
    return List.copyOf(pages.values());
  }

  private static String rule() {
    return site.addresses().stream()
        .filter(name -> name.matches("content/github-only-guest-signs.*html"))
        .findFirst()
        .orElseThrow();
  }

  private static Object script(String text) {
    return browser.driver().executeScript(text);
  }

  private static String background() {
    return browser.driver().findElement(By.tagName("body")).getCssValue("background-color");
  }

  @Test
  void theAgeOfTheContentComesWhenTheFooterIsSeen() {
    show("tables-index.html");
    String asked =
        "return performance.getEntriesByType('resource').filter(it =>"
            + " it.name.endsWith('/freshness.json')).length";
    assertThat(browser.driver().executeScript(asked)).isEqualTo(0L);

    browser.driver().executeScript("document.querySelector('footer').scrollIntoView()");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(browser.driver().findElement(By.tagName("footer")).getText())
                    .containsPattern("Content of commit [0-9a-f]{10}, made .+ ago\\."));
  }

  @Test
  void noPageAsksAnotherHostOrIsWiderThanAPhone() {
    for (int width : new int[] {320, 1280}) {
      browser.screen(width, 800);
      for (String page : pages()) {
        show(page);
        assertThat((Boolean) script("return document.documentElement.scrollWidth <= innerWidth"))
            .as(page + " at " + width)
            .isTrue();
        assertThat(
                (List<?>)
                    script("return performance.getEntriesByType('resource').map(r => r.name)"))
            .as(page)
            .isNotEmpty()
            .allMatch(name -> name.toString().startsWith(server.url()));
      }
    }
  }

  @Test
  void aPageIsReadWithoutScripts() {
    scripts(false);
    show(rule());

    assertThat(browser.driver().findElement(By.tagName("h1")).getText()).startsWith("Guest signs");
    assertThat(browser.driver().findElement(By.cssSelector("pre.query")).isDisplayed()).isTrue();
    assertThat(browser.driver().findElements(By.cssSelector(".query .k"))).isNotEmpty();
    assertThat(browser.driver().findElements(By.tagName("button"))).isEmpty();
    browser.driver().findElement(By.linkText("Solutions")).click();
    assertThat(browser.driver().getCurrentUrl()).endsWith("/solutions-index.html");
  }

  @Test
  void coloursFollowTheSystemAndTheSwitchWhichIsRemembered() {
    browser.dark(false);
    show("index.html");
    String light = background();
    browser.dark(true);
    String dark = background();
    assertThat(dark).isNotEqualTo(light);

    browser.driver().findElement(By.cssSelector("button.theme")).sendKeys(Keys.ENTER);
    assertThat(background()).isEqualTo(light);
    show("statistics.html");
    assertThat(background()).isEqualTo(light);
    script("localStorage.clear()");
  }

  @Test
  void aListIsFilteredAndSortedByKeyboard() {
    show("tables-index.html");
    WebElement field = browser.driver().findElement(By.cssSelector(".filter input"));
    field.sendKeys("signin");
    List<String> left = visibleRows();
    assertThat(left).isNotEmpty().allMatch(row -> row.toLowerCase(Locale.ROOT).contains("signin"));
    assertThat(browser.driver().findElement(By.cssSelector(".filter output")).getText())
        .startsWith(left.size() + " of ");

    show("statistics.html");
    WebElement heading = browser.driver().findElements(By.cssSelector("main th button")).get(0);
    heading.sendKeys(Keys.ENTER);
    WebElement column = browser.driver().findElement(By.cssSelector("th[aria-sort]"));
    assertThat(column.getAttribute("aria-sort")).isEqualTo("ascending");
    browser.driver().findElement(By.cssSelector("th[aria-sort] button")).sendKeys(Keys.ENTER);
    assertThat(column.getAttribute("aria-sort")).isEqualTo("descending");
  }

  private static List<String> visibleRows() {
    return browser.driver().findElements(By.cssSelector("main tbody tr:not([hidden])")).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  @Test
  void theQueryIsCopied() {
    browser
        .driver()
        .executeCdpCommand(
            "Browser.grantPermissions",
            Map.of(
                "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite"),
                "origin", server.url()));
    show(rule());
    browser.driver().findElement(By.cssSelector("button.copy")).click();

    assertThat(
            browser
                .driver()
                .executeAsyncScript(
                    "const done = arguments[0]; navigator.clipboard.readText().then(done, done)"))
        .asString()
        .contains("SigninLogs");
  }

  @Test
  void onPaperThereIsTheContentAlone() {
    show(rule());
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));

    for (String hidden : List.of("header", ".breadcrumb", ".contents", ".copy")) {
      assertThat(browser.driver().findElement(By.cssSelector(hidden)).isDisplayed())
          .as(hidden)
          .isFalse();
    }
    assertThat(browser.driver().findElement(By.cssSelector("pre.query")).getCssValue("white-space"))
        .isEqualTo("pre-wrap");
    assertThat(background()).isEqualTo("rgba(255, 255, 255, 1)");
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  /** The bound is for a first look over a slow line: text, style and scripts before compression. */
  @Test
  void theHomePageIsLight() {
    int bytes = site.files().get("index.html").length;
    for (String address : site.addresses()) {
      if (address.startsWith("assets/") && address.matches(".*\\.(css|js)")) {
        boolean used = site.text("index.html").contains(address);
        bytes += used ? site.files().get(address).length : 0;
      }
    }
    assertThat(bytes).isLessThanOrEqualTo(60_000);
  }
}
