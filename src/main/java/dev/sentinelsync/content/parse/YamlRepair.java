package dev.sentinelsync.content.parse;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change to the text of a YAML file that does not parse, tried because people make this slip and
 * its meaning is clear. A repair never adds or removes a line, so that places stay true.
 */
enum YamlRepair {

  /** YAML forbids tabs as indentation; editors write them all the same. */
  TABS("tab-indentation", "Tabs are used as indentation; each was read as four spaces.") {
    @Override
    String line(String line, boolean insideBlock) {
      Matcher leading = LEADING_BLANKS.matcher(line);
      String indented =
          leading.lookingAt() && leading.group().indexOf('\t') >= 0
              ? leading.group().replace("\t", "    ") + line.substring(leading.end())
              : line;
      Matcher key = TAB_AFTER_SIGN.matcher(indented);
      return !insideBlock && key.lookingAt()
          ? key.group(1) + ' ' + indented.substring(key.end())
          : indented;
    }
  },

  /** {@code name: {{Account}} signed in}: a brace opens a YAML mapping unless it is quoted. */
  TEMPLATES(
      "unquoted-template", "A value that begins with '{{' is not quoted; it was read as text.") {
    @Override
    String line(String line, boolean insideBlock) {
      Matcher value = TEMPLATE_VALUE.matcher(line);
      return !insideBlock && value.matches()
          ? value.group(1) + '\'' + value.group(2).strip().replace("'", "''") + '\''
          : line;
    }
  };

  /** In the order in which they are tried; each builds on those before it. */
  static final List<YamlRepair> ALL = List.of(values());

  private static final Pattern LEADING_BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern TAB_AFTER_SIGN =
      Pattern.compile("( *(?:-|(?:- +)?[\\w.-]+:))[ ]*\t[ \t]*");
  private static final Pattern TEMPLATE_VALUE =
      Pattern.compile("([ ]*(?:-[ ]+)*(?:[\\w.-]+:[ ]+)?)(\\{\\{.*)");
  private static final Pattern BLOCK_HEADER =
      Pattern.compile("([ ]*(?:-[ ]+)*)(?:[^#'\"]*:[ ]+)?[|>][-+1-9]{0,2}[ ]*(?:#.*)?");

  private final String code;
  private final String message;

  YamlRepair(String code, String message) {
    this.code = code;
    this.message = message;
  }

  /** The line as it was meant. */
  abstract String line(String line, boolean insideBlock);

  /**
   * Repairs a text.
   *
   * @param problems receives one problem at the first line that was changed
   * @return the text, equal to the argument if nothing was to repair
   */
  String apply(String text, ProblemSink problems) {
    String[] lines = text.split("\n", -1);
    int firstChanged = 0;
    int blockIndent = -1;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (blockIndent >= 0 && !line.isBlank() && indent(line) <= blockIndent) {
        blockIndent = -1;
      }
      lines[i] = line(line, blockIndent >= 0);
      if (firstChanged == 0 && !lines[i].equals(line)) {
        firstChanged = i + 1;
      }
      Matcher header = BLOCK_HEADER.matcher(line);
      if (blockIndent < 0 && header.matches()) {
        blockIndent = header.group(1).length();
      }
    }
    if (firstChanged == 0) {
      return text;
    }
    problems.info(firstChanged, 1, code, message);
    return String.join("\n", lines);
  }

  private static int indent(String line) {
    Matcher leading = LEADING_BLANKS.matcher(line);
    return leading.lookingAt() ? leading.end() : 0;
  }
}
