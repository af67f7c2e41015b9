package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.RenderBatch;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.RenderedPage;
import dev.sentinelsync.testing.SampleEdits;
import dev.sentinelsync.verify.Verification;
import dev.sentinelsync.verify.Verification.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages with several outputs on their way through all steps: the page of each content item is
 * published as text too, and that of a rule of high severity as an alarm besides.
 */
class PageOutputsTest {

  private static final String RULE = "Detections/Outputs/Rule.yaml";

  @TempDir Path folder;

  private SampleRepository sample;
  private SyncFixture fixture;

  /** Takes the place of the step of the routes. */
  public static final class RenderStep {

    /** Renders one batch of pages. */
    public List<PreparedPage> render(RenderBatch batch) {
      CatalogState catalog = batch.site().catalog();
      return batch.pages().stream()
          .map(page -> withFurtherOutputs(catalog.site().render(catalog.graph(), page)))
          .map(PreparedPage::of)
          .toList();
    }

    private static RenderedPage withFurtherOutputs(RenderedPage page) {
      if (page.page().kind() != PageKind.ITEM) {
        return page;
      }
      Output first = page.outputs().get(0);
      String text = new String(first.bytes(), StandardCharsets.UTF_8);
      List<Output> outputs = new ArrayList<>(page.outputs());
      outputs.add(further(first, ".txt", text.lines().findFirst().orElseThrow()));
      if (text.contains("High")) {
        outputs.add(further(first, ".alarm.json", "{}"));
      }
      return new RenderedPage(page.page(), outputs, page.reads());
    }

    private static Output further(Output first, String ending, String text) {
      return new Output(
          first.address().replaceAll("\\.md$", ending),
          Output.Role.PAGE,
          text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @BeforeEach
  void publish() throws IOException {
    sample = SampleRepository.create(folder.resolve("origin"));
    fixture =
        new SyncFixture(
            folder,
            TestSites.site(folder, folder.resolve("origin").toString(), "navbar"),
            Map.of("renderStep", new RenderStep()));
    commit("High", "");
    fixture.sync(SyncOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    fixture.close();
    sample.close();
  }

  @Test
  void everyOutputIsPublishedRecordedAndCounted() throws Exception {
    SyncReport report = fixture.sync(new SyncOptions(Optional.empty(), true, true, false));
    Verification found = fixture.verify();

    SortedSet<String> outputs = published();
    long texts = outputs.stream().filter(address -> address.endsWith(".txt")).count();
    long alarms = outputs.stream().filter(address -> address.endsWith(".alarm.json")).count();
    assertThat(texts).isGreaterThan(alarms);
    assertThat(alarms).isGreaterThan(1);
    assertThat(outputs).hasSize((int) (report.pages().rendered() + texts + alarms));
    assertThat(rule()).hasSize(3);
    assertThat(found.isIdentical()).isTrue();
    assertThat(found.pages()).isEqualTo(report.pages().rendered());
    assertThat(fixture.state().pages().count("test")).isEqualTo(report.pages().rendered());
    assertThat(report.pages().outputs().published()).as("nothing differs").isZero();
  }

  @Test
  void incrementalEqualsFull() throws Exception {
    Random random = new Random(5);
    Map<String, byte[]> files = sample.files();
    for (int step = 1; step <= 8; step++) {
      SampleEdits.Step edit = SampleEdits.next(random, files);
      files = edit.files();
      sample.commitTree(files, edit.description());
      if (step % 3 == 0) {
        fixture.restart();
      }
      SyncReport report = fixture.sync(new SyncOptions(Optional.empty(), false, true, true));
      assertThat(fixture.verify().differences())
          .as("step %d: %s; %s", step, edit.description(), report.pages().sent())
          .isEmpty();
      assertThat(report.outcome().recovered()).isFalse();
    }
  }

  @Test
  void onlyTheOutputThatDiffersIsWritten() throws Exception {
    commit("High", "description: Another one\n");

    SyncReport report = fixture.sync(SyncOptions.DEFAULT);

    assertThat(report.pages().sent()).extracting(page -> page.kind()).contains("ITEM");
    assertThat(report.pages().outputs().published())
        .as("text and alarm are as before")
        .isEqualTo(report.pages().published());
    assertThat(rule()).hasSize(3);
    assertThat(fixture.verify().isIdentical()).isTrue();
  }

  @Test
  void aPageThatLosesAnOutputKeepsTheOthersAndGetsItBack() throws Exception {
    fixture.restart();
    commit("Low", "");
    SyncReport lost = fixture.sync(SyncOptions.DEFAULT);

    assertThat(rule()).hasSize(2).noneMatch(address -> address.endsWith(".alarm.json"));
    assertThat(lost.pages().removed()).isZero();
    assertThat(lost.pages().gone()).isEmpty();
    assertThat(lost.pages().outputs().removed()).isEqualTo(1);
    assertThat(fixture.verify().isIdentical()).isTrue();

    fixture.restart();
    commit("High", "");
    SyncReport regained = fixture.sync(SyncOptions.DEFAULT);

    assertThat(rule()).hasSize(3);
    assertThat(regained.outcome().recovered()).isFalse();
    assertThat(regained.pages().outputs().published()).isEqualTo(regained.pages().published() + 1);
    assertThat(fixture.verify().isIdentical()).isTrue();
  }

  @Test
  void aRemovedPageTakesAllItsOutputsAlong() throws Exception {
    int before = published().size();
    fixture.restart();
    sample.commit(Map.of(), List.of(RULE), "Remove the rule");

    SyncReport report = fixture.sync(SyncOptions.DEFAULT);

    assertThat(rule()).isEmpty();
    assertThat(report.outcome().recovered()).isFalse();
    assertThat(report.pages().outputs().removed()).isEqualTo(report.pages().removed() + 2);
    assertThat(published()).hasSize(before - report.pages().outputs().removed());
    assertThat(fixture.verify().isIdentical()).isTrue();
    fixture.restart();
    assertThat(fixture.sync(SyncOptions.DEFAULT).outcome().recovered()).isFalse();
  }

  @Test
  void outputsThatSomebodyElseChangedAreFoundAndRepaired() throws Exception {
    Path site = folder.resolve("site/current").toRealPath();
    List<String> texts =
        published().stream().filter(address -> address.endsWith(".txt")).limit(2).toList();
    Files.delete(site.resolve(texts.get(0)));
    replace(site.resolve(texts.get(1)), "changed");
    String first = texts.get(1).replace(".txt", ".md");
    replace(site.resolve(first), "changed too");

    Verification found = fixture.repair();

    assertThat(found.differences())
        .isEqualTo(
            Map.of(
                texts.get(0),
                Difference.MISSING,
                texts.get(1),
                Difference.CHANGED,
                first,
                Difference.CHANGED));
    assertThat(found.differentPages()).isEqualTo(2);
    assertThat(fixture.verify().isIdentical()).isTrue();
    assertThat(fixture.sync(SyncOptions.DEFAULT).outcome().recovered()).isFalse();
  }

  @Test
  void aRunThatEndedBeforeItRecordedIsMadeUpFor() throws Exception {
    fixture.close();
    Path state = folder.resolve("state.mv.db");
    Path copy = Files.copy(state, folder.resolve("copy"));
    fixture.restart();
    commit("Low", "");
    fixture.sync(SyncOptions.DEFAULT);
    fixture.close();
    Files.copy(copy, state, StandardCopyOption.REPLACE_EXISTING);
    fixture.restart();

    SyncReport report = fixture.sync(SyncOptions.DEFAULT);

    assertThat(report.outcome().recovered()).isTrue();
    assertThat(report.pages().outputs().published()).isZero();
    assertThat(report.pages().outputs().removed()).isZero();
    assertThat(fixture.verify().isIdentical()).isTrue();
    fixture.restart();
    commit("High", "");
    SyncReport next = fixture.sync(SyncOptions.DEFAULT);
    assertThat(next.pages().rendered()).isLessThan(report.pages().rendered());
    assertThat(rule()).hasSize(3);
  }

  private void commit(String severity, String more) throws IOException {
    String rule =
        """
        id: 00000000-0000-4000-8000-000000000001
        name: Rule with outputs
        severity: %s
        %squery: Syslog
        """
            .formatted(severity, more);
    sample.commit(
        Map.of(RULE, rule.getBytes(StandardCharsets.UTF_8)), List.of(), "Severity " + severity);
  }

  /** Releases share unchanged files, so the file is replaced and not written into. */
  private static void replace(Path file, String text) throws IOException {
    Files.delete(file);
    Files.writeString(file, text);
  }

  private SortedSet<String> published() throws IOException {
    Path site = folder.resolve("site/current").toRealPath();
    try (Stream<Path> files = Files.walk(site)) {
      SortedSet<String> addresses = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .map(file -> site.relativize(file).toString())
          .filter(address -> !address.startsWith("."))
          .forEach(addresses::add);
      return addresses;
    }
  }

  private List<String> rule() throws IOException {
    return published().stream().filter(address -> address.contains("rule-with-outputs")).toList();
  }
}
