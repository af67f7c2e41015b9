package dev.sentinelsync.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Bicep file, read without its compiler, which no registry of Java has: strings, brackets,
 * declarations, and the names that expressions use.
 */
final class BicepFile {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\n]*)|(?<string>'(?:\\\\.|[^'\\\\\n])*')|(?<name>[A-Za-z_]\\w*)"
              + "|(?<number>\\d+)|(?<sign>[{}()\\[\\]:=.,@?!]|==)|(?<space>\\s+)");

  private static final Pattern INSIDE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Set<String> WORDS =
      Set.of("param", "var", "resource", "output", "targetScope");

  /** Words with a meaning inside of expressions, among them the functions and types in use. */
  private static final Set<String> KNOWN =
      Set.of(
          "string",
          "int",
          "bool",
          "description",
          "secure",
          "minLength",
          "maxLength",
          "guid",
          "json",
          "resourceGroup",
          "subscriptionResourceId",
          "uniqueString",
          "true",
          "false");

  private final SortedMap<String, String> declared = new TreeMap<>();
  private final SortedSet<String> used = new TreeSet<>();
  private final SortedSet<String> withDefault = new TreeSet<>();
  private final String text;

  private record Token(String kind, String text) {}

  private BicepFile(String text) {
    this.text = text;
    read(tokens(text));
  }

  /** Reads a file. */
  static BicepFile read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is no Bicep, or uses what it does not declare
   */
  static BicepFile of(String text) {
    BicepFile file = new BicepFile(text);
    SortedSet<String> unknown = new TreeSet<>(file.used);
    unknown.removeAll(file.declared.keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("Not declared: " + unknown);
    }
    return file;
  }

  /** Names by what they are: param, var, resource, output. */
  SortedMap<String, String> declared() {
    return declared;
  }

  /** Names that some expression uses. */
  SortedSet<String> used() {
    return used;
  }

  /** Parameters that need not be given. */
  boolean hasDefault(String parameter) {
    return withDefault.contains(parameter);
  }

  /** Values of an environment variable list, as expressions, by name. */
  SortedMap<String, String> environment() {
    SortedMap<String, String> environment = new TreeMap<>();
    Pattern.compile("name: '([A-Z_]+)'\\s+value: ([^\n]+)")
        .matcher(text)
        .results()
        .forEach(variable -> environment.put(variable.group(1), variable.group(2)));
    return environment;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!token.find(at) || token.start() != at) {
        throw new IllegalArgumentException(
            "No Bicep: " + text.substring(at, Math.min(text.length(), at + 40)));
      }
      at = token.end();
      for (String kind : List.of("string", "name", "number", "sign")) {
        if (token.group(kind) != null) {
          tokens.add(new Token(kind, token.group()));
        }
      }
      if (token.group("sign") != null) {
        balance(open, token.group());
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("Not closed: " + open);
    }
    return tokens;
  }

  private static void balance(Deque<String> open, String sign) {
    if ("{([".contains(sign)) {
      open.push(sign);
    } else if ("})]".contains(sign)) {
      String before = open.isEmpty() ? "" : open.pop();
      if (before.isEmpty() || "{([".indexOf(before) != "})]".indexOf(sign)) {
        throw new IllegalArgumentException("Closed by " + sign + ": " + before);
      }
    }
  }

  private void read(List<Token> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      String before = at == 0 ? "" : tokens.get(at - 1).text();
      String after = at + 1 == tokens.size() ? "" : tokens.get(at + 1).text();
      if (token.kind().equals("string")) {
        INSIDE.matcher(token.text()).results().forEach(part -> read(tokens(part.group(1))));
      } else if (token.kind().equals("name") && WORDS.contains(token.text())) {
        if (!after.equals("=")) {
          at = declare(tokens, at);
        }
      } else if (token.kind().equals("name") && !before.equals(".") && !isKey(before, after)) {
        used.add(token.text());
      }
    }
  }

  /** A name before a colon, but for the middle of a condition. */
  private static boolean isKey(String before, String after) {
    return after.equals(":") && !before.equals("?");
  }

  private int declare(List<Token> tokens, int at) {
    String name = tokens.get(at + 1).text();
    if (declared.put(name, tokens.get(at).text()) != null) {
      throw new IllegalArgumentException("Declared twice: " + name);
    }
    if (tokens.get(at).text().equals("param")
        && at + 3 < tokens.size()
        && tokens.get(at + 3).text().equals("=")) {
      withDefault.add(name);
    }
    return at + 1;
  }
}
