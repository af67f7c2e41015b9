package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SourceCommit;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.PersonIdent;

/** Author, time and message of a publishing commit, from those of the source's commit. */
final class CommitText {

  private static final String COMMITTER = "Sentinel Sync";

  /** Names this program, and no mailbox. */
  private static final String COMMITTER_EMAIL = "sentinel-sync@localhost";

  /** Hosts cut longer first lines in their lists. */
  private static final int MAX_SUBJECT = 200;

  private CommitText() {}

  /** A commit without tree and parents. */
  static CommitBuilder of(PublishRequest request) {
    SourceCommit source = request.commit();
    CommitBuilder commit = new CommitBuilder();
    commit.setAuthor(
        new PersonIdent(
            source.authorName().isBlank() ? COMMITTER : line(source.authorName(), MAX_SUBJECT),
            line(source.authorEmail(), MAX_SUBJECT),
            source.authoredAt().toInstant(),
            source.authoredAt().getOffset()));
    commit.setCommitter(
        new PersonIdent(
            COMMITTER,
            COMMITTER_EMAIL,
            source.authoredAt().toInstant(),
            source.authoredAt().getOffset()));
    String subject = line(source.subject(), MAX_SUBJECT);
    commit.setMessage(
        (subject.isEmpty() ? "Publish " + source.revision() : subject)
            + "\n\nSource-Repository: "
            + line(source.repository(), Integer.MAX_VALUE)
            + "\nSource-Revision: "
            + source.revision()
            + "\n");
    return commit;
  }

  /** One line: a line break in a source's subject could forge a trailer. */
  private static String line(String text, int maxLength) {
    String line =
        text.codePoints()
            .map(c -> isUnprintable(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.length() <= maxLength
        ? line
        : line.substring(0, line.offsetByCodePoints(0, maxLength / 2)) + "...";
  }

  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
