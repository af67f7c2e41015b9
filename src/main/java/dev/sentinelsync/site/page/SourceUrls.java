package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.PercentEncoding;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of files on the host of the source repository (page layouts 4). */
public final class SourceUrls {

  /**
   * Name of the setting that holds the address of the branch's root, without a final slash; empty
   * if files of the source have no address.
   */
  public static final String SETTING = "source.web-url";

  /** GitHub has the name of the repository before {@code /blob/}, GitLab {@code /-}. */
  private static final Pattern BLOB =
      Pattern.compile("(?i)(https?://(?:github\\.com/[^/]+/[^/]+|[^/]+/.+?)/blob/)[^?#]+");

  private static final Pattern AZURE =
      Pattern.compile("(?i)(https://dev\\.azure\\.com/[^?#]+)\\?(?:version=GB[^&#]*&)?path=");

  private SourceUrls() {}

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(PageContext context, String path) {
    return of(context.facts(), path);
  }

  /** The address of a file or folder of the repository; empty if there is none. */
  public static String of(Facts facts, String path) {
    String root = facts.get(InputCatalog.SETTING, SETTING);
    return root.isEmpty() ? "" : root + "/" + PercentEncoding.path(path);
  }

  /**
   * A link to a file as its newest change left it, behind the one to the branch; it leads there for
   * good. Nothing in other layouts, without history, and on hosts whose addresses of commits are
   * not known.
   */
  public static Markup lastVersion(PageContext context, String path) {
    if (!context.isFull() || !context.setting(LastChanged.SETTING).equals(LastChanged.ON)) {
      return Markup.EMPTY;
    }
    String root = context.setting(SETTING);
    Optional<LastChange> change = context.facts().find(InputCatalog.LAST_CHANGE, path);
    return change
        .flatMap(last -> atCommit(root, last.commit()))
        .map(commit -> commit + "/" + PercentEncoding.path(path))
        .map(url -> new Markup(" · [version of %s](%s)".formatted(change.get().date(), url)))
        .orElse(Markup.EMPTY);
  }

  /** A commit by the first digits of its id, as a link where commits have addresses. */
  public static Markup commit(PageContext context, String commit) {
    String code = Escape.code(commit.substring(0, Math.min(10, commit.length())));
    Matcher blob = BLOB.matcher(context.setting(SETTING));
    return new Markup(
        blob.matches()
            ? "[%s](%s)".formatted(code, blob.group(1).replaceFirst("blob/$", "commit/") + commit)
            : code);
  }

  /** The root of a commit, if the root of the branch has one of the usual forms. */
  private static Optional<String> atCommit(String branchRoot, String commit) {
    Matcher azure = AZURE.matcher(branchRoot);
    if (azure.matches()) {
      return Optional.of(azure.group(1) + "?version=GC" + commit + "&path=");
    }
    Matcher blob = BLOB.matcher(branchRoot);
    return blob.matches() ? Optional.of(blob.group(1) + commit) : Optional.empty();
  }

  /** A link to a file or folder of the repository; its path as code if it has no address. */
  public static Markup link(PageContext context, UnaryOperator<String> label, String path) {
    String url = of(context, path);
    return new Markup(
        url.isEmpty() ? Escape.code(path) : "[" + label.apply(url) + "](" + url + ")");
  }
}
