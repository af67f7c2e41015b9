package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.ProblemSink;
import java.util.ArrayList;
import java.util.List;

/** Collects problems in tests. */
public final class Problems implements ProblemSink {

  private final List<Problem> all = new ArrayList<>();

  @Override
  public void add(Problem problem) {
    all.add(problem);
  }

  public List<Problem> all() {
    return all;
  }

  /** Each problem as {@code code@line}. */
  public List<String> places() {
    return all.stream().map(p -> p.code() + '@' + p.line()).toList();
  }
}
