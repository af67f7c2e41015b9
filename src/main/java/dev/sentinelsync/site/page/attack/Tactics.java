package dev.sentinelsync.site.page.attack;

import dev.sentinelsync.support.Ordinal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tactics as the matrix has them. */
final class Tactics {

  /** The columns of the matrix; a tactic that is not among them comes behind. */
  private static final List<String> ORDER =
      List.of(
          "reconnaissance",
          "resource-development",
          "initial-access",
          "execution",
          "persistence",
          "privilege-escalation",
          "defense-evasion",
          "credential-access",
          "discovery",
          "lateral-movement",
          "collection",
          "command-and-control",
          "exfiltration",
          "impact");

  /** By place in the matrix. */
  static final Comparator<String> IN_MATRIX =
      Comparator.comparing(Tactics::place).thenComparing(Ordinal.ORDER);

  private Tactics() {}

  private static int place(String tactic) {
    int place = ORDER.indexOf(tactic);
    return place < 0 ? ORDER.size() : place;
  }

  /** The name of a tactic: {@code Command and Control} for {@code command-and-control}. */
  static String name(String tactic) {
    return Arrays.stream(tactic.split("-"))
        .map(
            word ->
                word.equals("and")
                    ? word
                    : Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  /** The names of tactics, in the order of the matrix. */
  static String names(List<String> tactics) {
    return tactics.stream().sorted(IN_MATRIX).map(Tactics::name).collect(Collectors.joining(", "));
  }
}
