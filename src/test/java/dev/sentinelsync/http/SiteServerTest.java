package dev.sentinelsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteServerTest {

  @TempDir Path folder;
  private SiteServer server;

  @BeforeEach
  void publish() throws IOException {
    write("releases/1/index.html", "<p>one");
    write("releases/1/tables/x.md", "# X");
    write("releases/1/.sentinel-sync/manifest.json", "{}");
    write("releases/2/index.html", "<p>two");
    write("secret.txt", "not of the site");
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/1"));
    Files.createSymbolicLink(folder.resolve("releases/1/link.txt"), Path.of("../../secret.txt"));
    server = SiteServer.open(folder, 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aFolderIsItsIndexAndAFileHasItsType() throws Exception {
    assertThat(get("").body()).isEqualTo("<p>one");
    assertThat(get("").headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(get("tables/x.md").headers().firstValue("Content-Type"))
        .contains("text/markdown; charset=utf-8");
  }

  @Test
  void onlyImagesAreKeptByBrowsers() throws Exception {
    write("releases/1/images/x.png", "png");
    HttpResponse<String> page = get("index.html");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    HttpRequest again =
        HttpRequest.newBuilder(URI.create(server.url() + "index.html"))
            .header("If-None-Match", tag)
            .build();

    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(get("images/x.png").headers().firstValue("Cache-Control"))
        .contains("public, max-age=604800");
    assertThat(HttpClient.newHttpClient().send(again, BodyHandlers.ofString()).statusCode())
        .isEqualTo(304);
  }

  @Test
  void theNextReleaseIsShownAtOnce() throws Exception {
    Files.delete(folder.resolve("current"));
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/2"));

    assertThat(get("index.html").body()).isEqualTo("<p>two");
  }

  @Test
  void nothingOutsideOfTheSiteIsShown() throws Exception {
    for (String path :
        new String[] {
          "../../secret.txt",
          "..%2f..%2fsecret.txt",
          "%2e%2e/%2e%2e/secret.txt",
          "link.txt",
          ".sentinel-sync/manifest.json",
          "absent.html",
          "%00"
        }) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).as(path).isIn(400, 404);
      assertThat(response.body()).as(path).doesNotContain("not of the site", "{}");
    }
  }

  @Test
  void onlyReadingIsPossible() throws Exception {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(server.url() + "index.html"))
            .PUT(HttpRequest.BodyPublishers.ofString("mine"))
            .build();

    assertThat(HttpClient.newHttpClient().send(put, BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
            BodyHandlers.ofString());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
