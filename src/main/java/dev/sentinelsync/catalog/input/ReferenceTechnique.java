package dev.sentinelsync.catalog.input;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A technique or sub-technique of MITRE ATT&CK; columns of {@code attack.csv} (analysis rules 4.8).
 *
 * @param id such as {@code T1078} or {@code T1078.004}
 * @param name as ATT&CK has it, without that of the technique above
 * @param tactics short names in the order of the file, such as {@code initial-access}
 */
public record ReferenceTechnique(String id, String name, List<String> tactics) {

  private static final Pattern ID = Pattern.compile("T\\d{4}(?:\\.\\d{3})?");
  private static final Pattern TACTIC = Pattern.compile("[a-z]+(?:-[a-z]+)*");

  /** Copies the list. */
  public ReferenceTechnique {
    tactics = List.copyOf(tactics);
  }

  /** Whether a text has the form of an identifier. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static ReferenceTechnique of(Map<String, String> row) {
    String id = row.get("id");
    String name = row.get("name");
    List<String> tactics =
        Arrays.stream(row.get("tactics").split("\\|")).map(String::strip).toList();
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "'%s' is not of the form T1234 or T1234.001".formatted(id));
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("%s has no name".formatted(id));
    }
    for (String tactic : tactics) {
      if (!TACTIC.matcher(tactic).matches()) {
        throw new IllegalArgumentException(
            "%s has the tactic '%s', which is no short name such as initial-access"
                .formatted(id, tactic));
      }
    }
    String parent = row.getOrDefault("parent", "");
    if (!parent.isEmpty() && !(id.contains(".") && id.startsWith(parent + "."))) {
      throw new IllegalArgumentException("%s is no sub-technique of '%s'".formatted(id, parent));
    }
    return new ReferenceTechnique(id, name, tactics);
  }
}
