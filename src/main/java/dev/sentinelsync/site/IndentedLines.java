package dev.sentinelsync.site;

/** Appends lines at one level of nesting; an empty line has no indent. */
final class IndentedLines {

  private final StringBuilder out;
  private final String indent;

  IndentedLines(StringBuilder out, int level) {
    this.out = out;
    this.indent = "  ".repeat(level);
  }

  IndentedLines line(String text) {
    out.append(indent).append(text).append('\n');
    return this;
  }

  IndentedLines empty() {
    out.append('\n');
    return this;
  }

  /** Appends text that has its indent already. */
  IndentedLines raw(String text) {
    out.append(text);
    return this;
  }
}
