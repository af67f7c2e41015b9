package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {

  @Test
  void keepsTheTextAndMakesASummary() throws Exception {
    String text =
        """
        # Close-Door
        ## Summary
        <!-- a
        comment -->
        ![picture](images/door.png)

        Closes a **door** with `key_id`
        of [Acme](https://acme.example) _quickly_.

        Second paragraph.
        """;

    MarkdownFacts facts = read(text);

    assertThat(facts.text()).isEqualTo(text);
    assertThat(facts.summary()).isEqualTo("Closes a door with key_id of Acme quickly.");
  }

  @Test
  void tagsAndTablesOfContentsAreNoSummary() throws Exception {
    String text =
        """
        <p align="left">
        <img width="300" src="logo.jpg"> </a>
        </p>

        # Close-Door

        1. [Overview](#overview)
        1. [Deployment](#deploy)

        <a name="overview"></a>

        ## Overview
        Closes a door <br /> and <b>locks</b> it if x < 3 or y > 4.
        """;

    assertThat(read(text).summary()).isEqualTo("Closes a door and locks it if x < 3 or y > 4.");
  }

  @Test
  void windowsLineEndsBecomeNewlines() throws Exception {
    assertThat(read("a\r\nb\r\n").text()).isEqualTo("a\nb\n");
  }

  @Test
  void anEmptyFileIsAnEmptyText() throws Exception {
    assertThat(read("")).isEqualTo(new MarkdownFacts("", ""));
  }

  @Test
  void longTextsAreCutAtALine() throws Exception {
    Problems problems = new Problems();
    MarkdownReader reader =
        new MarkdownReader(FileKind.README, new ContentLimits(1000, 10, 10, 10, 10, 10, 8));

    MarkdownFacts facts = reader.read("12345\n6789\n".getBytes(StandardCharsets.UTF_8), problems);

    assertThat(facts.text()).isEqualTo("12345\n");
    assertThat(problems.places()).containsExactly("text-too-long@2");
  }

  private static MarkdownFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.README, MarkdownFacts.class, text);
  }
}
