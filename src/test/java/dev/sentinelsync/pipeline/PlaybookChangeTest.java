package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One changed playbook in the layout {@code full}: which pages are published again. */
class PlaybookChangeTest {

  private static final String PLAYBOOK =
      "Solutions/Northwall Firewall/Playbooks/Northwall-BlockIP/azuredeploy.json";

  @TempDir Path folder;

  @Test
  void anotherActionConcernsThePlaybookAndItsConnector() throws Exception {
    Set<String> sent =
        sentAfter("\"Block\": {", "\"Ask\": {\"type\": \"Http\", \"inputs\": {}}, \"Block\": {");

    assertThat(sent)
        .contains("logic-apps/builtin-http.md", "exports/playbook_connectors.csv")
        .anyMatch(address -> address.startsWith("content/northwall-firewall-northwall-block"))
        .noneMatch(address -> address.equals("logic-apps/logic-apps-index.md"))
        .noneMatch(address -> address.startsWith("logic-apps/managed-"))
        .noneMatch(address -> address.startsWith("methods/"));
  }

  @Test
  void aNewConnectorGetsAPageAndALineOnTheIndex() throws Exception {
    Set<String> sent =
        sentAfter("\"Block\": {", "\"Wait\": {\"type\": \"Wait\", \"inputs\": {}}, \"Block\": {");

    assertThat(sent)
        .contains("logic-apps/builtin-schedule.md", "logic-apps/logic-apps-index.md", "readme.md")
        .doesNotContain("logic-apps/builtin-http.md", "methods-index.md");
  }

  /** The addresses that are published after a text of the playbook was replaced. */
  private Set<String> sentAfter(String before, String after) throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture =
            new SyncFixture(
                folder,
                TestSites.site(
                    folder,
                    folder.resolve("origin").toString(),
                    "full",
                    "file:" + folder.resolve("site")))) {
      fixture.sync(SyncOptions.DEFAULT);
      String text = new String(sample.files().get(PLAYBOOK), StandardCharsets.UTF_8);
      assertThat(text).contains(before);
      sample.commit(
          Map.of(PLAYBOOK, text.replace(before, after).getBytes(StandardCharsets.UTF_8)),
          Set.of(),
          "Change a playbook");
      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertThat(fixture.verify().isIdentical()).isTrue();
      return report.pages().sent().stream().map(page -> page.address()).collect(Collectors.toSet());
    }
  }
}
