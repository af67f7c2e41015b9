package dev.sentinelsync.kql.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Collects the diagnostics of one query; at most one per position, and a bounded number. */
public final class DiagnosticLog {

  /** A reader mends the first few; a hostile text would bring one per character. */
  private static final int MOST = 100;

  private record Entry(int offset, DiagnosticKind kind, String message) {}

  private final List<Entry> entries = new ArrayList<>();
  private int lastOffset = -1;

  /**
   * Notes a finding at an offset of the query, unless something was already found there.
   *
   * @param message makes the sentence; not called for what is left out
   */
  public void report(int offset, DiagnosticKind kind, Supplier<String> message) {
    if (offset == lastOffset || entries.size() >= MOST) {
      return;
    }
    lastOffset = offset;
    entries.add(new Entry(offset, kind, message.get()));
  }

  /** The findings in order of position, with lines and columns of the text. */
  public List<Diagnostic> toList(String text) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingInt(Entry::offset));
    List<Diagnostic> list = new ArrayList<>(sorted.size());
    int line = 1;
    int lineStart = 0;
    int at = 0;
    for (Entry entry : sorted) {
      for (; at < entry.offset(); at++) {
        if (text.charAt(at) == '\n') {
          line++;
          lineStart = at + 1;
        }
      }
      list.add(
          new Diagnostic(
              line, entry.offset() - lineStart + 1, entry.kind().code(), entry.message()));
    }
    return list;
  }
}
