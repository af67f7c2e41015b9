package dev.sentinelsync.site.page;

/** Appends lines at one level of nesting; an empty line has no indent. */
public final class IndentedLines {

  private final StringBuilder out;
  private final String indent;

  public IndentedLines(StringBuilder out, int level) {
    this.out = out;
    this.indent = "  ".repeat(level);
  }

  public IndentedLines line(String text) {
    out.append(indent).append(text).append('\n');
    return this;
  }

  public IndentedLines empty() {
    out.append('\n');
    return this;
  }

  /** Appends text that has its indent already. */
  public IndentedLines raw(String text) {
    out.append(text);
    return this;
  }
}
