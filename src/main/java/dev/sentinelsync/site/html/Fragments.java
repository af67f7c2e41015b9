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
 * Texts of the repository in a page that is being made. The page's Markdown holds a mark in place
 * of each, so that such a text is never read together with the page's own.
 */
public final class Fragments {

  /** Two characters of private use around a number. A text that forges one repeats a fragment. */
  private static final Pattern MARK = Pattern.compile("\uE000(\\d{1,6})\uE001");

  /**
   * A text of the repository.
   *
   * @param markdown Markdown with HTML in it
   * @param links where its relative references lead
   */
  private record Fragment(String markdown, RepositoryLinks links) {}

  private final List<Fragment> fragments = new ArrayList<>();

  /** Takes a text in; the result is the mark in its place. */
  public Markup add(String markdown, RepositoryLinks links) {
    fragments.add(new Fragment(markdown, links));
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
    Fragment fragment = fragments.get(index);
    return Optional.of(
        RepositoryHtml.of(fragment.markdown(), fragment.links(), level, "c" + index + "-"));
  }
}
