package dev.sentinelsync.site.page.past;

import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;

/** Links to commits and pull requests on the host of the source, if its addresses are known. */
final class CommitLinks {

  private static final int SHORT = 8;

  private CommitLinks() {}

  /** The short id of a commit, as a link if it has an address. */
  static Markup commit(PageContext context, String commit) {
    String label = Escape.code(commit.substring(0, SHORT));
    return SourceUrls.commit(context.facts(), commit)
        .map(url -> new Markup("[" + label + "](" + url + ")"))
        .orElseGet(() -> new Markup(label));
  }

  /** The number of a pull request; nothing for 0. */
  static Markup pullRequest(PageContext context, int number) {
    if (number == 0) {
      return Markup.EMPTY;
    }
    return SourceUrls.pullRequest(context.facts(), number)
        .map(url -> new Markup("[#" + number + "](" + url + ")"))
        .orElseGet(() -> new Markup("#" + number));
  }
}
