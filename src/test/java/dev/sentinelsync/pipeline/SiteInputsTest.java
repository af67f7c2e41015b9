package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.support.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteInputsTest {

  @TempDir Path folder;

  @Test
  void aTemplateThatCannotBeReadIsAFaultOfTheConfiguration() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Path link = Files.createSymbolicLink(templates.resolve("a.ftl"), folder.resolve("nowhere"));
    SiteSettings plain = TestSites.site(folder, "origin", "navbar");
    SiteInputs inputs =
        new SiteInputs(
            TestSites.with(plain, templates, plain.pages().reference()),
            new SharedInputs(),
            () -> new Forms(true, false, false, false));

    Failure failure = Failure.of(catchThrowable(inputs::refresh));

    assertThat(failure.known()).isTrue();
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.message()).contains(link.toString()).contains("cannot be read");
  }

  /** So that the digest of the configuration is the same whether a user has copies or none. */
  @Test
  void onlyFilesThatDifferFromThePackagedOnesCount() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Path layout = templates.resolve("item.md.ftl");
    Files.writeString(layout, Packaged.text("config/templates/item.md.ftl"));
    Files.writeString(templates.resolve("notes.txt"), "not a template");
    Path tables = folder.resolve("tables.csv");
    Files.writeString(tables, Packaged.text("config/reference/tables.csv"));
    SiteSettings plain = TestSites.site(folder, "origin", "navbar");
    var usual = plain.pages().reference();
    SiteInputs inputs =
        new SiteInputs(
            TestSites.with(
                plain,
                templates,
                new ReferenceFiles(
                    tables, folder.resolve("none"), usual.techniques(), usual.overrides())),
            new SharedInputs(),
            () -> new Forms(true, false, false, false));
    inputs.refresh();
    assertThat(inputs.ownFiles()).allMatch(Map::isEmpty);

    Files.writeString(layout, "other", StandardOpenOption.APPEND);
    Files.writeString(templates.resolve("own.ftl"), "own");
    Files.writeString(tables, "# other\n", StandardOpenOption.APPEND);
    inputs.refresh();

    assertThat(inputs.ownFiles().get(0)).containsOnlyKeys("item.md.ftl", "own.ftl");
    assertThat(inputs.ownFiles().get(0)).containsEntry("own.ftl", "own");
    assertThat(inputs.ownFiles().get(1)).containsOnlyKeys("config/reference/tables.csv");
  }
}
