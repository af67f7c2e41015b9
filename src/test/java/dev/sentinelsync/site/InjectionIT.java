package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.HostileRepository;
import dev.sentinelsync.testing.MarkdownPage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The pages of a repository full of hostile texts, opened in a real browser with nothing between:
 * no script runs, no request leaves but for pictures, nothing reaches beyond its place.
 */
class InjectionIT {

  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Pages that show a text in many fields, and the indexes that show all names in one table. */
  private static final Pattern OPENED =
      Pattern.compile("(?:[^/]+|(?:solutions|content)/h1.*|connectors/k1.*)\\.md");

  /**
   * Behind each page's own text; a page that is cut off or swallows it has none where it belongs.
   */
  private static final String END = "\n\n## The very end\n";

  private static final String FRAME =
      "<!DOCTYPE html><html><head><meta charset=utf-8><title>page</title>"
          + "<script>window.ran = []; function canary() { window.ran.push('canary'); }</script>"
          + "</head><body><main>%s</main><footer>footer</footer></body></html>";

  private static final String INSPECT =
      """
      const found = [];
      if (window.ran.length) found.push('script ran');
      if (document.title !== 'page') found.push('title ' + document.title);
      const main = document.querySelector('main');
      const end = main.lastElementChild;
      if (!end || end.tagName !== 'H2' || end.textContent !== 'The very end')
        found.push('the end is not where it belongs');
      if (document.body.lastElementChild.tagName !== 'FOOTER'
          || document.body.childElementCount !== 2) found.push('the frame is broken');
      for (const e of document.querySelectorAll('body *')) {
        if (!(e instanceof HTMLElement) || e instanceof HTMLUnknownElement || [
            'SCRIPT', 'IFRAME', 'FRAME', 'OBJECT', 'EMBED', 'FORM', 'INPUT', 'BUTTON', 'SELECT',
            'TEXTAREA', 'STYLE', 'LINK', 'META', 'BASE', 'VIDEO', 'AUDIO', 'TEMPLATE', 'MARQUEE'
            ].includes(e.tagName)) found.push('<' + e.tagName + '>');
        for (const a of e.attributes)
          if (/^on|^style$|^srcset$|^background$/.test(a.name)) found.push(e.tagName + ' ' + a.name);
        if (e.tagName === 'A' && e.hasAttribute('href')
            && !['http:', 'https:', 'mailto:'].includes(e.protocol)
            // Not valid, so it leads nowhere.
            && !(e.protocol === ':' && e.href.startsWith('https://'))) found.push(e.href);
        if (e.tagName === 'TR'
            && e.cells.length !== e.closest('table').rows[0].cells.length
            && e.closest('table').tHead) found.push('row of ' + e.cells.length + ' cells');
      }
      for (const r of performance.getEntriesByType('resource'))
        if (!r.name.endsWith('/favicon.ico')) found.push(r.initiatorType + ' ' + r.name);
      return found;
      """;

  private static final Queue<String> REQUESTS = new ConcurrentLinkedQueue<>();

  private static BuiltSite site;
  private static HttpServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void openTheBrowser(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(BROWSER), "needs Chromium at " + BROWSER);
    assumeTrue(Files.isExecutable(DRIVER), "needs its driver at " + DRIVER);
    site = HostileRepository.site(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", InjectionIT::serve);
    server.start();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // What a page asks of other hosts is seen in its list of resources, and goes no further.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    browser = new ChromeDriver(service, options);
    browser.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(1));
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void noPageActsInABrowser() {
    List<String> found = new ArrayList<>();
    int opened = 0;
    for (String address : site.addresses()) {
      if (OPENED.matcher(address).matches()) {
        open(address, found);
        opened++;
      }
    }

    assertThat(opened).isGreaterThan(500);
    assertThat(found.stream().limit(20)).as("%s findings", found.size()).isEmpty();
  }

  @Test
  void theBrowserSeesWhatItLooksFor() {
    site.put(
        "self-test.md",
        "<img src=x onerror=canary()> <a href=javascript:1>x</a> <script src=//canary/a.js></script>"
            + "<form></form>\n\n<div>");
    List<String> found = new ArrayList<>();

    open("self-test.md", found);

    assertThat(String.join("\n", found))
        .contains("IMG onerror", "javascript:1", "<SCRIPT>", "<FORM>", "canary/a.js")
        .contains("the end is not where it belongs");
  }

  private static void open(String address, List<String> found) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + encode(address);
    REQUESTS.clear();
    browser.get(url);
    Object seen = browser.executeScript(INSPECT);
    for (Object finding : (List<?>) seen) {
      if (!isPicture(finding.toString())) {
        found.add(address + ": " + finding);
      }
    }
    if (!URI.create(browser.getCurrentUrl()).equals(URI.create(url))) {
      found.add(address + ": led to " + browser.getCurrentUrl());
    }
    REQUESTS.stream()
        .filter(path -> !path.equals("/" + encode(address)) && !path.startsWith("/images/"))
        .filter(path -> !path.equals("/favicon.ico"))
        .forEach(path -> found.add(address + ": asked for " + path));
  }

  /** Pictures of the site, of the repository and of the web that a text shows as it may. */
  private static boolean isPicture(String finding) {
    return finding.matches(
        "img (?:http://127\\.0\\.0\\.1:\\d+/images/.*"
            + "|https://github\\.com/Azure/Azure-Sentinel/blob/master/.*"
            + "|https://(?:raw\\.githubusercontent\\.com|allowed\\.invalid)/.*)");
  }

  private static String encode(String address) {
    return URLEncoder.encode(address, StandardCharsets.UTF_8)
        .replace("%2F", "/")
        .replace("+", "%20");
  }

  private static void serve(HttpExchange exchange) throws IOException {
    REQUESTS.add(exchange.getRequestURI().getRawPath());
    String address = exchange.getRequestURI().getPath().substring(1);
    boolean page = address.endsWith(".md") && site.addresses().contains(address);
    byte[] body =
        (page ? FRAME.formatted(MarkdownPage.html(site.text(address) + END)) : "")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(page ? 200 : 404, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
