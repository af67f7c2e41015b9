package dev.sentinelsync.source;

/**
 * A tree entry that is not read. When the entry is a folder, nothing below it is read either.
 *
 * @param path the path made safe to print: bytes that are not UTF-8 and characters that control a
 *     terminal or the direction of text are written as {@code \x..} or {@code \\u....}, and an
 *     overlong path is cut
 * @param reason why
 */
public record SkippedEntry(String path, Reason reason) {

  /** Why an entry is not read. */
  public enum Reason {
    SYMBOLIC_LINK("is a symbolic link; links are not followed"),
    SUBMODULE("is a submodule; other repositories are not read"),
    UNKNOWN_MODE("has a file mode that Git does not define"),
    NOT_UTF8("has a name that is not valid UTF-8"),
    CONTROL_CHARACTER("has a control, direction or invisible character in its name"),
    NOT_A_NAME("has a name that would lead out of its folder"),
    NAME_TOO_LONG("has a name longer than the limit"),
    DUPLICATE("has the same name as the entry before it; the first one counts");

    private final String message;

    Reason(String message) {
      this.message = message;
    }

    /** The end of a message that begins with the path. */
    public String message() {
      return message;
    }
  }
}
