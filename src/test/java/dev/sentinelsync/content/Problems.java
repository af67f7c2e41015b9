package dev.sentinelsync.content;

import java.util.ArrayList;
import java.util.List;

/** Collects problems in tests. */
final class Problems implements ProblemSink {

  private final List<Problem> all = new ArrayList<>();

  @Override
  public void add(Problem problem) {
    all.add(problem);
  }

  List<Problem> all() {
    return all;
  }

  /** Each problem as {@code code@line}. */
  List<String> places() {
    return all.stream().map(p -> p.code() + '@' + p.line()).toList();
  }
}
