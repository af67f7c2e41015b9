package dev.sentinelsync.support.git;

import dev.sentinelsync.support.git.GitLocation.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Reads the credentials for one remote each time, so that a rotated token or secret file is used
 * without a restart. In this order: the secret file, the environment, the address itself.
 */
public final class GitCredentials {

  /** A user name is needed for HTTP; with a token, hosts ignore which. */
  private static final String USER_OF_TOKEN = "x-access-token";

  /** A file with a user name and a token is tiny; anything larger is a mistake. */
  private static final long MAX_SECRET_FILE_BYTES = 65_536;

  private static final Pattern NAMED = Pattern.compile("^(username|token|password)=");

  private final CredentialSettings settings;
  private final UnaryOperator<String> environment;

  /**
   * @param settings where to look
   * @param environment gives the value of an environment variable, or null
   */
  public GitCredentials(CredentialSettings settings, UnaryOperator<String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** Where credentials are looked for. */
  public CredentialSettings settings() {
    return settings;
  }

  /**
   * The login for HTTP as of now.
   *
   * @throws UnusableCredentialsException when the secret file cannot be read or understood; the
   *     message quotes nothing of it
   */
  public Optional<Login> login(GitLocation location) throws UnusableCredentialsException {
    if (settings.secretFile() != null) {
      return Optional.of(fromFile(settings.secretFile()));
    }
    String token = environment.apply(settings.tokenVariable());
    if (token != null && !token.isBlank()) {
      String user = environment.apply(settings.usernameVariable());
      return Optional.of(withUser(user == null ? "" : user.strip(), token.strip()));
    }
    return location.login();
  }

  /** The passphrase of the SSH key as of now. */
  public Optional<char[]> sshPassphrase() {
    return Optional.ofNullable(environment.apply(settings.sshPassphraseVariable()))
        .map(String::toCharArray);
  }

  private static List<String> lines(Path file) throws UnusableCredentialsException {
    try {
      if (Files.size(file) > MAX_SECRET_FILE_BYTES) {
        throw new UnusableCredentialsException(
            "The secret file " + file + " is too large to hold credentials.");
      }
      return Files.readString(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    } catch (UnusableCredentialsException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableCredentialsException(
          "The secret file "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + "). Check its path, permissions and that it is UTF-8 text.");
    }
  }

  private static Login fromFile(Path file) throws UnusableCredentialsException {
    List<String> lines = lines(file);
    Optional<String> user = value(lines, "username");
    Optional<String> token = value(lines, "token").or(() -> value(lines, "password"));
    if (token.isPresent()) {
      return withUser(user.orElse(""), token.get());
    }
    boolean bare = lines.stream().noneMatch(NAMED.asPredicate());
    if (lines.size() == 1 && bare) {
      return withUser("", lines.get(0));
    }
    throw new UnusableCredentialsException(
        "The secret file "
            + file
            + " holds no token. Write the token alone on one line, or lines username=… and"
            + " token=….");
  }

  private static Optional<String> value(List<String> lines, String key) {
    String prefix = key + "=";
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Login withUser(String user, String secret) {
    return new Login(user.isEmpty() ? USER_OF_TOKEN : user, secret);
  }

  /** Gives a login to JGit, and only to the host that it belongs to. */
  static final class Provider extends CredentialsProvider {

    private final URIish remote;
    private final Login login;

    Provider(URIish remote, Login login) {
      this.remote = remote;
      this.login = login;
    }

    @Override
    public boolean isInteractive() {
      return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
      for (CredentialItem item : items) {
        if (!(item instanceof CredentialItem.Username)
            && !(item instanceof CredentialItem.Password)) {
          return false;
        }
      }
      return true;
    }

    /** Answers false to any question, such as whether to trust a certificate all the same. */
    @Override
    public boolean get(URIish uri, CredentialItem... items) {
      if (login == null || !supports(items) || !isRemote(uri)) {
        return false;
      }
      for (CredentialItem item : items) {
        if (item instanceof CredentialItem.Username user) {
          user.setValue(login.user());
        } else if (item instanceof CredentialItem.Password password) {
          password.setValue(login.secret().toCharArray());
        }
      }
      return true;
    }

    /** A redirect to elsewhere, or from TLS to clear text, gets nothing. */
    private boolean isRemote(URIish uri) {
      return remote.getHost().equalsIgnoreCase(uri.getHost())
          && remote.getPort() == uri.getPort()
          && remote.getScheme().equalsIgnoreCase(uri.getScheme());
    }
  }
}
