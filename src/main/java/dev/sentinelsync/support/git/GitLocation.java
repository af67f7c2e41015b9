package dev.sentinelsync.support.git;

import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a repository is. The user information of an HTTP address is cut off at once, so that no
 * secret reaches libraries, logs and messages.
 *
 * @param kind how it is reached
 * @param uri the address without user information (for SSH: without password)
 * @param login user name and password that stood in the address
 */
public record GitLocation(Kind kind, URIish uri, Optional<Login> login) {

  /** What is allowed unless configured otherwise. */
  public static final Set<String> DEFAULT_SCHEMES = Set.of("file", "https", "ssh");

  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+):(.*)$");
  private static final Pattern SCP_FORM = Pattern.compile("^[^/\\s:@]+@\\[?[^/\\s:\\]]+.*:.+$");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1\\]?");
  private static final Pattern USER_INFO = Pattern.compile("://[^/?#\\s]*@");
  private static final Pattern QUERY = Pattern.compile("(://[^\\s?#]*)[?#]\\S*");

  /** How a repository is reached. */
  public enum Kind {
    /** A bare repository or working copy on this machine. */
    LOCAL,
    /** A bundle file on this machine. */
    BUNDLE,
    HTTP,
    HTTPS,
    SSH
  }

  /**
   * Understands an address.
   *
   * @param text a path, a URL or {@code user@host:path}
   * @param allowedSchemes which of {@code file}, {@code https}, {@code http}, {@code ssh} may be
   *     used; {@code https} includes {@code http} to a loopback address
   * @throws IllegalArgumentException when it is no address or its scheme is not allowed; the
   *     message says what to do and holds no secret
   */
  public static GitLocation parse(String text, Set<String> allowedSchemes) {
    String address = text.strip();
    if (address.isEmpty()) {
      throw new IllegalArgumentException("The address of the repository is empty. Set one.");
    }
    if (address.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("The address of the repository has a control character.");
    }
    var scheme = SCHEME.matcher(address);
    GitLocation location;
    if (SCP_FORM.matcher(address).matches() && !address.contains("://")) {
      location = remote(Kind.SSH, address);
    } else if (scheme.matches()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      location = ofScheme(name, name + ":" + scheme.group(2));
    } else {
      location = local(address, address);
    }
    location.requireAllowed(allowedSchemes);
    return location;
  }

  private static GitLocation ofScheme(String scheme, String address) {
    return switch (scheme) {
      case "file" -> local(address.replaceFirst("^file:(//(localhost)?(?=/))?", ""), address);
      case "http" -> remote(Kind.HTTP, address);
      case "https" -> remote(Kind.HTTPS, address);
      case "ssh" -> remote(Kind.SSH, address);
      default ->
          throw new IllegalArgumentException(
              "The scheme \""
                  + scheme
                  + "\" of "
                  + mask(address)
                  + " is not supported. Use a path, file:, https: or ssh:.");
    };
  }

  private static GitLocation local(String path, String address) {
    try {
      Path absolute = Path.of(path).toAbsolutePath().normalize();
      Kind kind = absolute.toString().endsWith(".bundle") ? Kind.BUNDLE : Kind.LOCAL;
      return new GitLocation(kind, new URIish(absolute.toString()), Optional.empty());
    } catch (InvalidPathException | URISyntaxException e) {
      throw new IllegalArgumentException("\"" + mask(address) + "\" is no path.", e);
    }
  }

  private static GitLocation remote(Kind kind, String address) {
    URIish uri;
    try {
      uri = new URIish(address);
    } catch (URISyntaxException e) {
      // The cause quotes the address with its secrets, so it is left out.
      throw new IllegalArgumentException("\"" + mask(address) + "\" is no valid address.");
    }
    if (uri.getHost() == null || uri.getHost().startsWith("-")) {
      throw new IllegalArgumentException("\"" + mask(address) + "\" names no valid host.");
    }
    Optional<Login> login =
        uri.getUser() == null && uri.getPass() == null
            ? Optional.empty()
            : Optional.of(new Login(orEmpty(uri.getUser()), orEmpty(uri.getPass())));
    URIish bare = kind == Kind.SSH ? uri.setPass(null) : uri.setPass(null).setUser(null);
    return new GitLocation(kind, bare, login);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private void requireAllowed(Set<String> schemes) {
    boolean allowed =
        switch (kind) {
          case LOCAL, BUNDLE -> schemes.contains("file");
          case HTTPS -> schemes.contains("https");
          case SSH -> schemes.contains("ssh");
          case HTTP -> schemes.contains("http") || (schemes.contains("https") && isLoopback());
        };
    if (!allowed) {
      throw new IllegalArgumentException(
          "The address "
              + this
              + " is not allowed: its scheme is not in the list of allowed schemes. Use another"
              + " address or extend the list.");
    }
  }

  /** Whether the host is this machine by its name alone; no name is looked up. */
  private boolean isLoopback() {
    return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether it is reached without a network. */
  public boolean isLocal() {
    return kind == Kind.LOCAL || kind == Kind.BUNDLE;
  }

  /** The path of a local repository or bundle. */
  public Path path() {
    if (!isLocal()) {
      throw new IllegalStateException(this + " is not on this machine");
    }
    return Path.of(uri.getPath());
  }

  /**
   * Hides user information and query values in any text that holds addresses.
   *
   * @param text an address or a message
   */
  public static String mask(String text) {
    String withoutUser = USER_INFO.matcher(text).replaceAll("://***@");
    return QUERY.matcher(withoutUser).replaceAll("$1?***");
  }

  /** The address without secrets, for people. */
  @Override
  public String toString() {
    return mask(uri.toString());
  }

  /**
   * A user name and a password or token.
   *
   * @param user may be empty
   * @param secret may be empty
   */
  public record Login(String user, String secret) {

    /** Hides both: a token may stand in either place. */
    @Override
    public String toString() {
      return "***";
    }
  }
}
