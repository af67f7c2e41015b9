package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.site.markdown.RepositoryLinks;
import dev.sentinelsync.site.markdown.SafeMarkdown;
import dev.sentinelsync.testing.InjectionCorpus;
import dev.sentinelsync.testing.MarkdownPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown of the repository in the middle of a page: nothing in it acts, what was made safe stays
 * as it is, and the heading after it is still a heading.
 */
final class MarkdownFuzz implements FuzzTarget.Subject {

  private static final String AFTER = "\n\n## After\n";

  private final RepositoryLinks links =
      new RepositoryLinks("Solutions/A", path -> "https://repo.example/" + path);

  @Override
  public void read(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    String safe = SafeMarkdown.of(text, links);
    assertThat(SafeMarkdown.of(safe, links)).as("made safe again").isEqualTo(safe);
    String html = MarkdownPage.html("# Before\n\n" + safe + AFTER);
    assertThat(InjectionCorpus.violations(html)).as(safe).isEmpty();
    assertThat(html).as("what follows is not swallowed").endsWith("<h2>After</h2>\n");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    InjectionCorpus.texts().forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
    Seeds.sampleFiles().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".md"))
        .forEach(file -> seeds.add(file.getValue()));
    return seeds;
  }
}
