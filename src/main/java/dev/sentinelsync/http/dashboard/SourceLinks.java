package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.support.PercentEncoding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses on the host of the source repository at an exact revision. A site knows the address of
 * its branch's root; the forms of the usual hosts are understood, where the branch's name can be
 * replaced by a commit. On any other host a file is shown as the branch has it now.
 */
final class SourceLinks {

  private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}\"'<>\\\\]+");

  /** GitHub {@code /blob/B}, GitLab {@code /-/blob/B}. */
  private static final Pattern BLOB = Pattern.compile("(.+?)(/-)?/(?:blob|tree)/.+");

  /** Gitea and Forgejo {@code /src/branch/B}. */
  private static final Pattern GITEA = Pattern.compile("(.+?)/src/branch/.+");

  /** Bitbucket {@code /src/B}. */
  private static final Pattern BITBUCKET = Pattern.compile("(https?://bitbucket\\.org/.+?)/src/.+");

  /** Parts that a browser resolves, whether or not they are percent-encoded. */
  private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

  private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final String branchRoot;

  /**
   * @param webUrl address of the branch's root for people, without a final slash
   */
  SourceLinks(String webUrl) {
    this.branchRoot = webUrl;
  }

  /**
   * The address of a file.
   *
   * @param revision commit, or empty
   * @param line one-based; 0 for the whole file
   * @return the address; empty if the site's own is none of the web, or if a browser would read the
   *     path as one above it
   */
  Optional<String> file(String path, String revision, int line) {
    if (!WEB.matcher(branchRoot).matches() || DOTS.matcher(path).find()) {
      return Optional.empty();
    }
    String encoded = "/" + PercentEncoding.path(path);
    Optional<Host> host = host().filter(known -> REVISION.matcher(revision).matches());
    if (host.isEmpty()) {
      return Optional.of(branchRoot + encoded);
    }
    String place = line > 0 ? host.get().line() + line : "";
    return Optional.of(host.get().files() + revision + encoded + place);
  }

  /** The address of a commit; empty if the host's form is not known. */
  Optional<String> commit(String revision) {
    if (!WEB.matcher(branchRoot).matches() || !REVISION.matcher(revision).matches()) {
      return Optional.empty();
    }
    return host().map(host -> host.commits() + revision);
  }

  /**
   * The address of the changes from one commit to another; empty if the host's form is not known or
   * there is nothing to compare.
   */
  Optional<String> compare(String from, String to) {
    if (!WEB.matcher(branchRoot).matches()
        || !REVISION.matcher(from).matches()
        || !REVISION.matcher(to).matches()
        || from.equals(to)) {
      return Optional.empty();
    }
    return host()
        .map(
            host ->
                host.comparison().isEmpty()
                    // Bitbucket names the newer one first.
                    ? host.commits().replaceFirst("/commits/$", "/branches/compare/")
                        + to
                        + ".."
                        + from
                    : host.comparison() + from + "..." + to);
  }

  /**
   * A host's addresses.
   *
   * @param files what stands before the commit in the address of a file
   * @param commits what stands before it in that of a commit
   * @param line what stands before the number of a line
   * @param comparison what stands before two commits with three dots; empty for Bitbucket's form
   */
  private record Host(String files, String commits, String line, String comparison) {}

  private Optional<Host> host() {
    Matcher gitea = GITEA.matcher(branchRoot);
    if (gitea.matches()) {
      String root = gitea.group(1);
      return Optional.of(
          new Host(root + "/src/commit/", root + "/commit/", "#L", root + "/compare/"));
    }
    Matcher bitbucket = BITBUCKET.matcher(branchRoot.toLowerCase(Locale.ROOT));
    if (bitbucket.matches()) {
      String root = branchRoot.substring(0, bitbucket.end(1));
      return Optional.of(new Host(root + "/src/", root + "/commits/", "#lines-", ""));
    }
    Matcher blob = BLOB.matcher(branchRoot);
    if (blob.matches()) {
      String root = blob.group(1) + (blob.group(2) == null ? "" : blob.group(2));
      return Optional.of(new Host(root + "/blob/", root + "/commit/", "#L", root + "/compare/"));
    }
    return Optional.empty();
  }
}
