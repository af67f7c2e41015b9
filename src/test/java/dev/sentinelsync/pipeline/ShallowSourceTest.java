package dev.sentinelsync.pipeline;

import static dev.sentinelsync.testing.Command.git;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SyncReport.FileProblem;
import dev.sentinelsync.testing.HttpGitRemote;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checkout as build servers make it, with a part of the history and a file that is broken. */
class ShallowSourceTest {

  /** The newest commit of the sample breaks it. */
  private static final String UNREADABLE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallAdminLogon.yaml";

  @TempDir Path folder;

  /** The commit before, which has a readable version, is in one of the two. */
  @ParameterizedTest
  @CsvSource({"1, false", "5, true"})
  void itIsPublishedAndFollowed(int depth, boolean hasEarlierVersion) throws Exception {
    assumeTrue(HttpGitRemote.available(), "git is not installed");
    try (SampleRepository origin = SampleRepository.create(folder.resolve("origin"))) {
      String address = origin.folder().toUri().toString();
      git(folder, "clone", "-q", "--depth", "" + depth, address, "checkout");
      Path checkout = folder.resolve("checkout");
      try (SyncFixture fixture =
          new SyncFixture(folder, TestSites.site(folder, checkout.toString(), "navbar"))) {
        assertUnreadable(fixture.sync(SyncOptions.DEFAULT), hasEarlierVersion);
        assertThat(fixture.verify().isIdentical()).isTrue();

        String pushed = origin.commitDemoChange().name();
        git(checkout, "fetch", "-q", "--depth", "" + depth, "origin", "master");
        git(checkout, "reset", "-q", "--hard", "FETCH_HEAD");
        SyncReport second = fixture.sync(SyncOptions.DEFAULT);

        assertThat(second.revisions().to()).isEqualTo(pushed);
        assertUnreadable(second, hasEarlierVersion);
        assertThat(fixture.verify().isIdentical()).isTrue();
        assertThat(fixture.sync(SyncOptions.DEFAULT).pages().published()).isZero();
      }
    }
  }

  private static void assertUnreadable(SyncReport report, boolean hasEarlierVersion) {
    assertThat(report.files().unreadable()).isPositive();
    FileProblem problem =
        report.files().problems().stream()
            .filter(found -> found.path().equals(UNREADABLE))
            .findFirst()
            .orElseThrow();
    assertThat(problem.message()).isNotBlank();
    assertThat(problem.keptFrom().isEmpty()).isEqualTo(!hasEarlierVersion);
  }
}
