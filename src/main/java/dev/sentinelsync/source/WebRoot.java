package dev.sentinelsync.source;

import dev.sentinelsync.support.PercentEncoding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses for people of repositories on hosts whose form of addresses is known. */
public final class WebRoot {

  /** An https address: host and path, without user information. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)https://(?:[^/@\\s]*@)?(github\\.com|gitlab\\.com|bitbucket\\.org|dev\\.azure\\.com)"
              + "(?::443)?((?:/[A-Za-z0-9_.~%+-]+)+)/?");

  private WebRoot() {}

  /**
   * The address of a branch's root, to which a slash and an encoded path can be added.
   *
   * @param source address of the repository
   * @param branch short name of the branch; empty for the default one
   * @return the address without a final slash; empty for other hosts and other schemes
   */
  public static Optional<String> of(String source, String branch) {
    Matcher address = ADDRESS.matcher(source.strip());
    if (!address.matches()) {
      return Optional.empty();
    }
    String host = address.group(1).toLowerCase(Locale.ROOT);
    String root = "https://" + host + address.group(2).replaceFirst("\\.git$", "");
    String at = branch.isEmpty() ? "HEAD" : PercentEncoding.path(branch);
    return Optional.of(
        switch (host) {
          case "github.com" -> root + "/blob/" + at;
          case "gitlab.com" -> root + "/-/blob/" + at;
          case "bitbucket.org" -> root + "/src/" + at;
          default -> root + (branch.isEmpty() ? "?path=" : "?version=GB" + at + "&path=");
        });
  }
}
