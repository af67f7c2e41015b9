package dev.sentinelsync.site.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text, collected first and made together, so that positions stay valid. */
final class Edits {

  private record Edit(int start, int end, String replacement) {}

  private final List<Edit> edits = new ArrayList<>();

  void replace(int start, int end, String replacement) {
    edits.add(new Edit(start, end, replacement));
  }

  void insert(int position, String text) {
    replace(position, position, text);
  }

  void delete(int start, int end) {
    replace(start, end, "");
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** Makes the changes; one that overlaps an earlier one is left out. */
  String apply(String text) {
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    StringBuilder out = new StringBuilder(text.length() + 64);
    int done = 0;
    for (Edit edit : edits) {
      if (edit.start >= done) {
        out.append(text, done, edit.start).append(edit.replacement);
        done = edit.end;
      }
    }
    return out.append(text, done, text.length()).toString();
  }
}
