package dev.sentinelsync.site.html;

import dev.sentinelsync.site.markdown.RepositoryHtml;
import dev.sentinelsync.site.markdown.RepositoryLinks;
import dev.sentinelsync.site.template.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of the repository in a page that is being made, and parts that Markdown cannot have. The
 * page's Markdown holds a mark in place of each, so that such a text is never read together with
 * the page's own.
 */
public final class Fragments {

  /** Two characters of private use around a number. A text that forges one repeats a fragment. */
  private static final Pattern MARK = Pattern.compile("\uE000(\\d{1,6})\uE001");

  /** Makes the HTML of a fragment. */
  @FunctionalInterface
  private interface Fragment {

    /**
     * Makes it.
     *
     * @param level of the heading above it
     * @param prefix of its identifiers
     */
    String html(int level, String prefix);
  }

  private final List<Fragment> fragments = new ArrayList<>();

  /**
   * Takes a text of the repository in; the result is the mark in its place.
   *
   * @param markdown Markdown with HTML in it
   * @param links where its relative references lead
   */
  public Markup add(String markdown, RepositoryLinks links) {
    return add((level, prefix) -> RepositoryHtml.of(markdown, links, level, prefix));
  }

  /**
   * Takes in what a template of this program made; the result is the mark in its place.
   *
   * @param html safe HTML; no text of the repository is in it unescaped
   */
  public Markup addOwn(String html) {
    return add((level, prefix) -> html);
  }

  private Markup add(Fragment fragment) {
    fragments.add(fragment);
    return new Markup("\uE000" + (fragments.size() - 1) + "\uE001");
  }

  /** Finds marks in the page's own text. */
  static Matcher marks(String text) {
    return MARK.matcher(text);
  }

  /**
   * The safe HTML in place of a mark.
   *
   * @param mark what {@link #marks} found
   * @param level of the heading above it; headings of the text are set below
   * @return empty if there is no such text
   */
  Optional<String> html(Matcher mark, int level) {
    int index = Integer.parseInt(mark.group(1));
    if (index >= fragments.size()) {
      return Optional.empty();
    }
    return Optional.of(fragments.get(index).html(level, "c" + index + "-"));
  }
}
