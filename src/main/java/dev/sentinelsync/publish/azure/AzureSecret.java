package dev.sentinelsync.publish.azure;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A secret that opens a storage account, of whichever kind it is. Never printed.
 *
 * @param kind which
 * @param text the secret itself
 */
record AzureSecret(Kind kind, String text) {

  /** A connection string has some 250 characters; anything far larger is a mistake. */
  private static final long MAX_FILE_BYTES = 65_536;

  /** The kinds of secrets. */
  enum Kind {
    /** {@code AccountName=…;AccountKey=…} or with a shared access signature. */
    CONNECTION_STRING,
    /** A shared access signature: {@code sv=…&sig=…}. */
    SAS,
    /** A key of the account, base 64. */
    ACCOUNT_KEY
  }

  /**
   * Finds the secret as of now.
   *
   * @param environment gives the value of an environment variable, or null
   * @return empty when an identity is to be used
   * @throws TargetException {@code AUTHENTICATION} when the secret file cannot be used
   */
  static Optional<AzureSecret> find(AzureSettings settings, UnaryOperator<String> environment) {
    if (settings.secretFile().isPresent()) {
      return Optional.of(of(read(settings.secretFile().get())));
    }
    return variable(environment, "AZURE_STORAGE_CONNECTION_STRING", Kind.CONNECTION_STRING)
        .or(() -> variable(environment, "AZURE_STORAGE_SAS_TOKEN", Kind.SAS))
        .or(() -> variable(environment, "AZURE_STORAGE_KEY", Kind.ACCOUNT_KEY));
  }

  private static Optional<AzureSecret> variable(
      UnaryOperator<String> environment, String name, Kind kind) {
    return Optional.ofNullable(environment.apply(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> new AzureSecret(kind, kind == Kind.SAS ? withoutMark(text) : text));
  }

  private static AzureSecret of(String text) {
    if (text.contains("AccountKey=") || text.contains("SharedAccessSignature=")) {
      return new AzureSecret(Kind.CONNECTION_STRING, text);
    }
    return text.contains("sig=")
        ? new AzureSecret(Kind.SAS, withoutMark(text))
        : new AzureSecret(Kind.ACCOUNT_KEY, text);
  }

  private static String withoutMark(String signature) {
    return signature.startsWith("?") ? signature.substring(1) : signature;
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw unusable(file, "is too large to hold one");
      }
      String text = Files.readString(file).strip();
      if (text.isEmpty() || text.lines().count() > 1) {
        throw unusable(file, "does not hold exactly one line");
      }
      return text;
    } catch (IOException e) {
      throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static TargetException unusable(Path file, String why) {
    return new TargetException(
        Reason.AUTHENTICATION,
        "The secret file "
            + file
            + " of the Azure Blob target "
            + why
            + ". Write a connection string, a shared access signature or an account key into it.");
  }

  /** The kind alone. */
  @Override
  public String toString() {
    return kind.toString();
  }
}
