package dev.sentinelsync.content.parse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says in the words of the program what a library complains about. A reader of the site does not
 * know the terms of its parsers, and a library may change them with each version.
 */
final class SyntaxComplaint {

  private static final String UNKNOWN = "its structure is broken here.";

  /** Beginnings and parts of the complaints of SnakeYAML, the first that is found counts. */
  private static final Map<String, String> YAML = new LinkedHashMap<>();

  /** The same of Jackson's reader of JSON. */
  private static final Map<String, String> JSON = new LinkedHashMap<>();

  static {
    YAML.put("mapping values are not allowed", "a second ': ' stands in a plain text; quote it.");
    YAML.put("could not find expected ':'", "a line is no 'key: value' and no part of a text.");
    YAML.put("expected <block end>", "the indentation fits none of the lines before.");
    YAML.put("expected ',' or", "a list or object in brackets lacks a comma or its end.");
    YAML.put("(TAB)", "a tab stands where only spaces may.");
    YAML.put("cannot start any token", "no text can begin with this character; quote it.");
    YAML.put("unexpected end of stream", "a quoted text is not closed.");
    YAML.put("unexpected document separator", "a quoted text is not closed.");
    YAML.put("unknown escape", "a backslash in double quotes escapes nothing.");
    YAML.put("escape sequence", "a backslash in double quotes escapes nothing.");
    YAML.put("tag", "a tag is not defined.");
    YAML.put("alphabetic or numeric", "an anchor or alias has no name.");
    YAML.put("expected '<document start>'", "text stands behind the end of the document.");
    YAML.put("chomping or indentation", "text stands behind the mark of a block text.");
    YAML.put("field name", "a key is no text.");
    JSON.put("Unexpected end-of-input", "it ends in the middle of an object, list or text.");
    JSON.put("Unexpected close marker", "a closing bracket has no partner.");
    JSON.put("Unrecognized token", "a word is neither quoted nor true, false or null.");
    JSON.put("character escape", "a backslash escapes nothing.");
    JSON.put("Illegal unquoted character", "a control character stands in a text.");
    JSON.put("Unexpected character", "a character stands where none may.");
    JSON.put("numeric value", "a number is written in a wrong form.");
  }

  private SyntaxComplaint() {}

  /**
   * The complaint about a YAML file, as the rest of a sentence.
   *
   * @param library what the library says, or null
   */
  static String yaml(String library) {
    return translated(YAML, library);
  }

  /** The same about a JSON file. */
  static String json(String library) {
    return translated(JSON, library);
  }

  private static String translated(Map<String, String> words, String library) {
    if (library != null) {
      for (Map.Entry<String, String> entry : words.entrySet()) {
        if (library.contains(entry.getKey())) {
          return entry.getValue();
        }
      }
    }
    return UNKNOWN;
  }
}
