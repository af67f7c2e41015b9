package dev.sentinelsync.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository under one name, whichever of its addresses was given: scheme, user, port, case, a
 * final {@code .git} and the hosting services' differences between web, HTTPS and SSH paths are
 * left out. It serves to compare only, never to connect: two repositories that fall together here
 * cost a needless fetch and nothing else.
 *
 * @param host host name in lower case, empty for a local path
 * @param path path in lower case, without slashes at its ends
 */
public record RepositoryName(String host, String path) {

  /** Longer addresses are not compared; Git hosts end far below. */
  private static final int MAXIMUM_LENGTH = 2048;

  private static final Pattern URL =
      Pattern.compile("[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/:]*)(?::\\d*)?(/.*)?");
  private static final Pattern SCP_LIKE = Pattern.compile("(?:[^/@:]*@)?([^/:]+):(?!//)(.+)");
  private static final String LEGACY_AZURE_HOST = ".visualstudio.com";

  /**
   * Reads an address.
   *
   * @param address a URL, an scp-like {@code user@host:path}, or a path
   * @return the name, or empty when the address is blank, too long or has no path
   */
  public static Optional<RepositoryName> of(String address) {
    String text = address.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      return named(url.group(1), url.group(2) == null ? "" : decoded(url.group(2)));
    }
    Matcher scp = SCP_LIKE.matcher(text);
    return scp.matches() ? named(scp.group(1), scp.group(2)) : named("", text);
  }

  /**
   * Whether a full name, such as {@code owner/name}, is the end of this path.
   *
   * @param fullName the name without host, in any case
   * @return true when owner and name are the same
   */
  boolean isCalled(String fullName) {
    return ("/" + path).endsWith("/" + fullName.toLowerCase(Locale.ROOT)) && fullName.contains("/");
  }

  private static Optional<RepositoryName> named(String host, String rawPath) {
    String path = rawPath.replaceAll("/{2,}", "/").replaceAll("^/|/$", "");
    path = path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
    RepositoryName name = azure(host, path);
    return name.path.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /** Azure Repos has four forms for one repository; Bitbucket's HTTPS paths begin with scm. */
  private static RepositoryName azure(String host, String path) {
    if (host.equals("ssh.dev.azure.com")) {
      return new RepositoryName("dev.azure.com", path.replaceFirst("^v3/", ""));
    }
    if (host.endsWith(LEGACY_AZURE_HOST)) {
      String organisation = host.substring(0, host.length() - LEGACY_AZURE_HOST.length());
      String rest = path.replaceFirst("^defaultcollection/", "");
      return new RepositoryName("dev.azure.com", organisation + "/" + withoutGit(rest));
    }
    if (host.equals("dev.azure.com")) {
      return new RepositoryName(host, withoutGit(path));
    }
    return new RepositoryName(host, path.replaceFirst("^scm/", ""));
  }

  private static String withoutGit(String path) {
    return path.replaceFirst("/_git/", "/");
  }

  private static String decoded(String path) {
    try {
      // A plus sign is a plus sign in a path.
      return URLDecoder.decode(path.replace("+", "%2b"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A stray percent sign: compared as it stands.
      return path;
    }
  }
}
