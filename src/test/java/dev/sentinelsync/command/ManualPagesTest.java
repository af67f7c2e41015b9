package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages and the completion script that the build packs. */
class ManualPagesTest {

  @TempDir Path folder;

  @BeforeEach
  void write() {
    CapturedCommand written = CapturedCommand.execute("manual", "--folder=" + folder);
    assertThat(written).isEqualTo(new CapturedCommand(0, "", ""));
  }

  @Test
  void everyCommandHasAPageWithItsOptionsAndExitCodes() throws Exception {
    String sync = Files.readString(folder.resolve("man/sentinel-sync-sync.1"));
    assertThat(sync)
        .startsWith(".TH \"SENTINEL-SYNC-SYNC\" 1 ")
        .contains("\n.B \\-\\-revision=REV\n", "\n.SH EXIT STATUS\n.TP\n.B 0\nThe target holds");
    assertThat(Files.readString(folder.resolve("man/sentinel-sync.1")))
        .contains("\n.B doctor\n", "See sentinel\\-sync\\-doctor(1).")
        .doesNotContain("manual");
    try (Stream<Path> pages = Files.list(folder.resolve("man"))) {
      for (Path page : pages.toList()) {
        assertThat(Files.readString(page))
            .as(page.toString())
            .contains("\n.SH NAME\n", "\n.SH SYNOPSIS\n", "\n.SH OPTIONS\n")
            .doesNotContain("%n", "${");
      }
    }
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    Path script = folder.resolve("completion/sentinel-sync.bash");
    String words =
        Command.run(
            List.of(
                "/bin/bash",
                "-c",
                "compopt() { :; }; source "
                    + script
                    + "; COMP_WORDS=(sentinel-sync do); COMP_CWORD=1; _complete_sentinel-sync;"
                    + " echo ${COMPREPLY[@]};"
                    + " COMP_WORDS=(sentinel-sync sync --revi); COMP_CWORD=2;"
                    + " _complete_sentinel-sync; echo ${COMPREPLY[@]}"));
    assertThat(words.lines().map(String::strip)).isEqualTo(List.of("doctor", "--revision"));
  }
}
