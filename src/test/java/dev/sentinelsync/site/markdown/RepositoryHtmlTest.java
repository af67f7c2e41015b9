package dev.sentinelsync.site.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RepositoryHtmlTest {

  static Stream<Arguments> headings() {
    return Stream.of(
        arguments("# ", ""),
        arguments("before\n\n## \n\nafter", "<p>before</p>\n\n<p>after</p>"),
        arguments("<h2> <b></b><br> &nbsp;</h2>", ""),
        arguments("<h2 id=\"place\"> </h2>", "<div id=\"c0-place\"></div>"),
        arguments("### What it does", "<h3 id=\"c0-what-it-does\">What it does</h3>"),
        arguments("<h1><i>x</i></h1>", "<h3><i>x</i></h3>"));
  }

  /** Readers with a screen reader go from heading to heading; one that is empty leads nowhere. */
  @ParameterizedTest
  @MethodSource("headings")
  void emptyHeadingsAreLeftOut(String text, String html) {
    RepositoryLinks links = new RepositoryLinks("", path -> path);
    assertThat(RepositoryHtml.of(text, links, 2, "c0-").strip()).isEqualTo(html);
  }
}
