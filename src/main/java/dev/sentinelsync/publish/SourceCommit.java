package dev.sentinelsync.publish;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The commit of the source repository that a publish shows.
 *
 * @param repository address of the source repository, without secrets
 * @param revision its commit: hexadecimal digits, or letters, digits, {@code .}, {@code _}, {@code
 *     -} where a source has other names; at most 100
 * @param authorName may be empty
 * @param authorEmail may be empty
 * @param authoredAt when, with the author's offset
 * @param subject first line of the message; may be empty
 */
public record SourceCommit(
    String repository,
    String revision,
    String authorName,
    String authorEmail,
    OffsetDateTime authoredAt,
    String subject) {

  // It becomes a folder's name, so nothing that leads elsewhere or hides.
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Checks the revision's form and that all is there. */
  public SourceCommit {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(authorName, "authorName");
    Objects.requireNonNull(authorEmail, "authorEmail");
    Objects.requireNonNull(authoredAt, "authoredAt");
    Objects.requireNonNull(subject, "subject");
    if (!REVISION.matcher(revision).matches()) {
      throw new IllegalArgumentException("A revision is letters, digits, '.', '_' and '-'.");
    }
  }
}
