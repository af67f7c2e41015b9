package dev.sentinelsync.http.dashboard;

import static dev.sentinelsync.ops.OperatedService.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.ops.OperatedService;
import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.testing.Browser;
import dev.sentinelsync.testing.InjectionCorpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The dashboard of a whole service, used in a real browser. */
class DashboardIT {

  private static final Path PICTURES = Path.of("target", "dashboard-pictures");

  private static Browser browser;
  private static OperatedService served;

  private final Set<String> added = new TreeSet<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    browser = Browser.open();
    served = OperatedService.in(folder).start();
    served.awaitPublished();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (served != null) {
      served.close();
    }
  }

  @AfterEach
  void mend() {
    if (!added.isEmpty()) {
      Map<String, String> gone = new LinkedHashMap<>();
      added.forEach(path -> gone.put(path, null));
      added.clear();
      served.fixture().commit("Take out what a test added", gone);
      served.push();
      served.awaitPublished();
    }
  }

  @BeforeEach
  void openThePage() {
    browser.screen(1400, 1000).dark(false);
    browser.driver().get("http://127.0.0.1:" + served.port() + "/");
    browser.driver().executeScript("sessionStorage.clear()");
    browser.driver().navigate().refresh();
    awaitText("#entry h2", "Enter the token");
    press("#token", ServiceFixture.TOKEN + Keys.ENTER);
    awaitText("#site-rules", "rules");
  }

  @Test
  void aPushIsShownWithoutAReload() {
    browser.driver().executeScript("window.sameDocument = true");

    String commit = served.fixture().push("Second rule");
    served.push();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(attribute("[data-revision=published]", "title")).isEqualTo(commit));
    awaitText("#changes .change-subject", "Second rule");
    awaitText("#events", "webhook accepted");
    assertThat(browser.driver().executeScript("return window.sameDocument")).isEqualTo(true);
    assertThat(texts("#connection")).containsExactly("Live");
  }

  @Test
  void aBrokenRuleIsAmongTheUnreadableFilesWithItsLine() {
    String path = "Detections/DnsEvents/Broken.yaml";
    String commit =
        push("Break a rule", Map.of(path, "id: x\nname: Broken\nquery: |\n  T\n bad: [\n"));

    awaitText("#files", path + ":");
    List<?> link =
        (List<?>)
            browser
                .driver()
                .executeScript(
                    "const link = document.querySelector(arguments[0]);"
                        + "return [link.textContent, link.href];",
                    "#files li[data-path='" + path + "'] a");
    assertThat(link.get(0).toString()).matches(path + ":[1-9]\\d*");
    assertThat(link.get(1))
        .isEqualTo(
            "https://github.com/Azure/Azure-Sentinel/blob/%s/%s#L%s"
                .formatted(commit, path, link.get(0).toString().replaceAll(".*:", "")));
    awaitText("#sites .badge", "Unstable, 1 file newly unreadable");
    awaitSignOfRun(commit, "dot warn");

    String other =
        push("Another rule", Map.of("Detections/DnsEvents/Other.yaml", "id: y\nname: O\n"));
    awaitSignOfRun(other, "dot still");

    mend();
    awaitText("#files", "Every file could be read.");
  }

  /** The sign of the run that published a commit, the first of those that name it. */
  private static void awaitSignOfRun(String commit, String classes) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .driver()
                            .executeScript(
                                "return [...document.querySelectorAll('#runs .run[data-status=UNSTABLE]')]"
                                    + ".filter((run) => arguments[0].startsWith(run.querySelector('code').textContent))"
                                    + ".at(-1)?.querySelector('.dot').className",
                                commit))
                    .isEqualTo(classes));
  }

  @Test
  void aSiteIsPausedAndResumed() {
    click("[data-act=pause]");
    press("#ask-by", "Ann Operator");
    press("#ask-reason", "Migration" + Keys.ENTER);

    awaitText("#sites .callout.paused", "Paused by Ann Operator");
    awaitText("#sites .callout.paused", "Migration");
    assertThat(served.control().site("rules").orElseThrow().pause().by()).isEqualTo("Ann Operator");

    click("[data-act=resume]");
    awaitText("[data-act=pause]", "Pause");
    assertThat(served.control().site("rules").orElseThrow().pause()).isNull();
    assertThat(texts("#sites .callout.paused")).isEmpty();
  }

  @Test
  void aHardRefreshIsAskedForOnlyByWhoIsSure() {
    int before = served.control().runs("rules", 100).size();

    click("[data-act=hard-refresh]");
    click("#ask-cancel");
    click("[data-act=hard-refresh]");
    click("#ask-confirm");

    awaitText("#runs .run:first-child", "hard refresh");
    served.awaitPublished();
    assertThat(served.control().runs("rules", 100)).hasSize(before + 1);
  }

  @Test
  void hostileTextsStayTexts() {
    Map<String, String> files = new LinkedHashMap<>();
    List<String> texts = InjectionCorpus.texts();
    for (int i = 0; i < 40; i++) {
      String text = texts.get(i).replaceAll("[\\p{Cntrl}/]", " ").strip();
      if (text.length() > 10 && text.length() < 150) {
        files.put("Detections/Hostile/" + i + " " + text + ".yaml", "name: [" + text);
      }
    }
    files.put("Detections/Hostile/<img src=x onerror=window.ran=1>.yaml", "name: [<b>x");
    files.put(
        "Detections/Hostile/Named.yaml", ServiceFixture.rule("<img src=x onerror=window.ran=1>"));
    push("<script>window.ran=1</script><img src=x onerror=window.ran=1>", files);

    awaitText("#changes", "<script>window.ran=1</script>");
    press("#files button", Keys.ENTER);
    awaitText("#files", "<img src=x onerror=window.ran=1>");
    await().atMost(PATIENCE).until(() -> texts("#files li").size() > 20);
    assertThat(browser.driver().executeScript("return window.ran")).isNull();
    assertThat(
            browser
                .driver()
                .executeScript(
                    "return [...document.querySelectorAll('#board *')].filter(e => ['IMG',"
                        + " 'SCRIPT', 'IFRAME', 'SVG', 'STYLE', 'FORM'].includes(e.tagName) ||"
                        + " [...e.attributes].some(a => a.name.startsWith('on')) || (e.href &&"
                        + " !/^https?:/.test(e.href))).length"))
        .isEqualTo(0L);
    assertNoOverflow();
  }

  @Test
  void nothingIsWiderThanATelephone() {
    String endless = "Endless".repeat(15);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("Detections/" + endless + "/" + endless + ".yaml", "name: [" + endless);
    push("A message of one word: " + endless, files);
    awaitText("#files", endless);
    browser
        .driver()
        .executeScript("document.querySelectorAll('details').forEach(d => { d.open = true; })");

    assertNoOverflow();
  }

  @Test
  void theKeyboardReachesEveryButton() {
    press("body", Keys.TAB);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 60 && !reached.contains("pause"); i++) {
      Object act =
          browser.driver().executeScript("return document.activeElement.dataset.act ?? null");
      if (act != null) {
        reached.add(act.toString());
      }
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    }
    assertThat(reached).containsExactly("sync", "hard-refresh", "pause");

    int before = served.control().runs("rules", 100).size();
    press("[data-act=sync]", Keys.ENTER);
    awaitText("#said", "Sync of rules requested.");
    await().atMost(PATIENCE).until(() -> served.control().runs("rules", 100).size() == before + 1);
    press("#runs summary", Keys.ENTER);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(() -> one("#runs .numbers").isDisplayed());
  }

  @Test
  void theTokenIsAskedForOncePerTabAndCanBeForgotten() {
    browser.driver().navigate().refresh();
    awaitText("#site-rules", "rules");

    click("#forget");
    awaitText("#entry h2", "Enter the token");
    assertThat(texts("#sites article")).isEmpty();
    assertThat(browser.driver().executeScript("return sessionStorage.length + localStorage.length"))
        .isEqualTo(0L);

    press("#token", "a wrong token" + Keys.ENTER);
    awaitText("#entry-problem", "does not know this token");
  }

  /** Two themes and two widths, also before axe-core. */
  @Test
  void picturesToLookAt() {
    push(
        "[Update] DNS rule with a broken indentation",
        Map.of(
            "Detections/DnsEvents/Rare.yaml",
            ServiceFixture.rule("Rare DNS lookups"),
            "Solutions/Contoso/Analytic Rules/ContosoBruteForceAgainstAdministrativeAccounts.yaml",
            "id: x\nname: Broken\nquery: |\n  T\n bad: [\n",
            "Detections/SigninLogs/Unclosed.yaml",
            "id: x\nname: \"Broken\nquery: |\n  T\n"));
    awaitText("#files", "Unclosed.yaml");
    click("#runs summary");

    for (boolean dark : List.of(false, true)) {
      String theme = dark ? "dark" : "light";
      browser.dark(dark);
      for (int width : List.of(1400, 390)) {
        browser.screen(width, 900).picture(width, PICTURES.resolve(theme + "-" + width + ".png"));
        assertThat(PICTURES.resolve(theme + "-" + width + ".png")).isNotEmptyFile();
        assertThat(browser.violations()).as("%s, %d pixels", theme, width).isEmpty();
      }
    }
  }

  /** Commits files, tells the service, and has them taken out again after the test. */
  private String push(String message, Map<String, String> files) {
    added.addAll(files.keySet());
    String commit = served.fixture().commit(message, files);
    served.push();
    return commit;
  }

  private static void assertNoOverflow() {
    for (int width : List.of(320, 390, 700, 1000, 1400)) {
      browser.screen(width, 900);
      assertThat(
              browser
                  .driver()
                  .executeScript(
                      "const wide = document.documentElement.clientWidth;"
                          + "return [...document.querySelectorAll('body *')]"
                          + ".filter(e => e.getBoundingClientRect().right > wide + 1"
                          + "    && e.checkVisibility() && !e.closest('.visually-hidden, .skip'))"
                          + ".map(e => e.tagName + '.' + e.className)"
                          + ".concat(document.documentElement.scrollWidth > wide ? ['page'] : [])"))
          .as("%d pixels", width)
          .isEqualTo(List.of());
    }
    browser.screen(1400, 1000);
  }

  private static WebElement one(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  /** What is drawn anew just now is looked for again. */
  private static void click(String selector) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(
            () -> {
              one(selector).click();
              return true;
            });
  }

  private static void press(String selector, CharSequence... keys) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(
            () -> {
              one(selector).sendKeys(keys);
              return true;
            });
  }

  private static String attribute(String selector, String name) {
    try {
      return one(selector).getDomAttribute(name);
    } catch (NoSuchElementException | StaleElementReferenceException e) {
      // Drawn anew just now.
      return null;
    }
  }

  private static List<String> texts(String selector) {
    try {
      return browser.driver().findElements(By.cssSelector(selector)).stream()
          .map(WebElement::getText)
          .toList();
    } catch (StaleElementReferenceException e) {
      return List.of();
    }
  }

  private static void awaitText(String selector, String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(texts(selector)).anySatisfy(t -> assertThat(t).contains(text)));
  }
}
