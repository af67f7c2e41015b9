package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.command.Terminal.Tone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a terminal gets that a file does not. */
class TerminalTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void coloursAreForTerminalsThatWantThem() {
    assertThat(Tty.of(Map.of("TERM", "xterm"))).isEqualTo(new Tty(true, true));
    assertThat(Tty.of(Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(new Tty(true, true));
    assertThat(Tty.of(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(new Tty(true, false));
    assertThat(Tty.of(Map.of("TERM", "dumb"))).isEqualTo(Tty.NONE);

    terminal(new Tty(true, true)).println(Tone.GOOD, "+ ", "a\033[2Jb");
    assertThat(text()).isEqualTo("\033[32m+ \033[0ma\\u001b[2Jb\n");
    terminal(new Tty(true, false)).println(Tone.GOOD, "+ ", "a");
    assertThat(text()).isEqualTo("+ a\n");
  }

  @Test
  void workMovesOnALineThatIsGoneAtTheEnd() {
    try (Progress progress = Progress.on(terminal(new Tty(true, false)))) {
      progress.progress("Receiving objects", 1200, 5000);
      await().until(() -> bytes.size() > 0);
    }
    assertThat(text()).startsWith("\rReceiving objects 1,200 of 5,000, 0.").endsWith(" \r");
  }

  @Test
  void elsewhereNothingMoves() {
    try (Progress progress = Progress.on(terminal(Tty.NONE))) {
      progress.progress("Receiving objects", 1200, 5000);
      progress.end();
    }
    assertThat(text()).isEmpty();
  }

  private Terminal terminal(Tty tty) {
    return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), tty);
  }

  private String text() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }
}
