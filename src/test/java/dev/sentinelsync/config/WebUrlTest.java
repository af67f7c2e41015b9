package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.pipeline.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which address files of the source have for people. */
class WebUrlTest {

  private static final String SHIPPED = "https://github.com/Azure/Azure-Sentinel/blob/master";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/Azure/Azure-Sentinel.git",
        "https://github.com/Azure/Azure-Sentinel",
        "/srv/copy",
        "copy.bundle",
        "file:///srv/copy.git"
      })
  void theConfiguredAddressCountsForItsSourceAndCopiesOfIt(String source) {
    assertThat(webUrl(shipped(Map.of("site.<name>.source", source), Map.of()), "main"))
        .hasValue(SHIPPED);
    assertThat(webUrl(shipped(Map.of(), Map.of("SENTINEL_SYNC_SOURCE", source)), "main"))
        .hasValue(SHIPPED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.org/rules.git",
        "ssh://git@github.com/contoso/rules.git",
        "git@github.com:contoso/rules.git"
      })
  void anotherRemoteSourceHasNotTheAddressOfTheBlock(String source) {
    assertThat(webUrl(shipped(Map.of("site.<name>.source", source), Map.of()), "main")).isEmpty();
    assertThat(webUrl(shipped(Map.of(), Map.of("SENTINEL_SYNC_SOURCE", source)), "main")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/contoso/rules.git, https://github.com/contoso/rules/blob/",
    "https://user:secret@GitHub.com/contoso/rules/, https://github.com/contoso/rules/blob/",
    "https://gitlab.com/a/b/rules.git, https://gitlab.com/a/b/rules/-/blob/",
    "https://bitbucket.org/contoso/rules.git, https://bitbucket.org/contoso/rules/src/"
  })
  void anotherSourceOnAKnownHostHasItsOwnAddress(String source, String address) {
    Settings settings = shipped(Map.of("site.<name>.source", source), Map.of());

    assertThat(webUrl(settings, "release/2")).hasValue(address + "release/2");
    assertThat(webUrl(settings, "a#b c")).hasValue(address + "a%23b%20c");
    assertThat(webUrl(settings, "")).hasValue(address + "HEAD");
  }

  @Test
  void azureDevOpsNamesTheBranchBesideThePath() {
    String root = "https://dev.azure.com/contoso/security/_git/rules";
    Settings settings = shipped(Map.of("site.<name>.source", root), Map.of());

    assertThat(webUrl(settings, "main")).hasValue(root + "?version=GBmain&path=");
    assertThat(webUrl(settings, "")).hasValue(root + "?path=");
  }

  @Test
  void withoutAnAddressItFollowsFromTheBlocksSource() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sites.properties"),
            """
            sync.sites=hosted,local,own
            site.hosted.source=https://github.com/contoso/rules.git
            site.local.source=/srv/rules
            site.own.source=ssh://git@git.example.org/rules.git
            site.own.web-url=https://git.example.org/rules/src/branch/main/
            """);

    assertThat(Settings.read(ConfigurationFile.of(file), Map.of(), name -> null).sites())
        .extracting(site -> site.webUrl("main"))
        .containsExactly(
            Optional.of("https://github.com/contoso/rules/blob/main"),
            Optional.empty(),
            Optional.of("https://git.example.org/rules/src/branch/main"));
  }

  private static Settings shipped(Map<String, String> options, Map<String, String> environment) {
    return Settings.read(
        ConfigurationFile.of(Path.of("config/application.properties")), options, environment::get);
  }

  private static Optional<String> webUrl(Settings settings, String branch) {
    SiteSettings site = settings.sites().get(0);
    return site.webUrl(branch);
  }
}
