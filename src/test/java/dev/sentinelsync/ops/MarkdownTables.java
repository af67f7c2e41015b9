package dev.sentinelsync.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the tables of a document of the project. */
final class MarkdownTables {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private MarkdownTables() {}

  /** The rows of the table below a heading, without head and rule, as cells. */
  static List<List<String>> below(Path document, String heading) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("#")) {
        inside = line.replaceFirst("^#+ ", "").equals(heading);
      } else if (inside && line.startsWith("|")) {
        rows.add(List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)));
      }
    }
    return rows.size() < 2 ? List.of() : rows.subList(2, rows.size());
  }

  /** The texts set as code in a cell. */
  static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }
}
