package dev.sentinelsync.http.dashboard;

import static java.util.Map.entry;

import dev.sentinelsync.http.Answer;
import dev.sentinelsync.http.ManagementRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that the page is made of. They are the same for everyone and contain no data, so they
 * are open; their headers let the browser run nothing but them and speak to nobody else.
 */
final class PageFiles {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private static final SortedMap<String, String> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              entry("index.html", HTML),
              entry("dashboard.css", CSS),
              entry("icon.svg", "image/svg+xml"),
              entry("main.js", JAVASCRIPT),
              entry("service.js", JAVASCRIPT),
              entry("elements.js", JAVASCRIPT),
              entry("words.js", JAVASCRIPT),
              entry("overview.js", JAVASCRIPT),
              entry("details.js", JAVASCRIPT),
              entry("events.js", JAVASCRIPT),
              entry("charts.js", JAVASCRIPT),
              entry("fleet.js", JAVASCRIPT),
              entry("dialogs.js", JAVASCRIPT)));

  private static final Map<String, String> SECURITY = security();

  private PageFiles() {}

  private static Map<String, String> security() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'");
    headers.put("Referrer-Policy", "no-referrer");
    // For browsers that do not know frame-ancestors.
    headers.put("X-Frame-Options", "DENY");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    return headers;
  }

  /** Adds the page at {@code /}, and its parts below {@code /dashboard/}. */
  static void addTo(ManagementRoutes routes) {
    TYPES.forEach(
        (name, type) -> {
          Answer answer = answer(name, type);
          String path = name.equals("index.html") ? "/" : "/dashboard/" + name;
          routes.open(path, request -> answer);
        });
  }

  private static Answer answer(String name, String type) {
    Answer answer = Answer.bytes(type, read("/dashboard/" + name));
    for (Map.Entry<String, String> header : SECURITY.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static byte[] read(String resource) {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's resource " + resource + " cannot be read", e);
    }
  }
}
