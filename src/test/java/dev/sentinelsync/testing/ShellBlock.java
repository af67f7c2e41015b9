package dev.sentinelsync.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of shell commands in a document.
 *
 * @param document the document
 * @param line line of its first command, from 1
 * @param script the commands, without prompts
 */
public record ShellBlock(Path document, int line, String script) {

  private static final Set<String> LANGUAGES = Set.of("bash", "sh", "shell", "console");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern PROMPT = Pattern.compile("(?m)^[$#] ");

  /** All shell blocks of a document, in its order. */
  public static List<ShellBlock> in(Path document) throws IOException {
    List<ShellBlock> blocks = new ArrayList<>();
    String text = Files.readString(document);
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (LANGUAGES.contains(block.group(1))) {
        int line = (int) text.substring(0, block.start(2)).chars().filter(c -> c == '\n').count();
        String script = block.group(2);
        blocks.add(
            new ShellBlock(
                document,
                line + 1,
                block.group(1).equals("console") ? PROMPT.matcher(script).replaceAll("") : script));
      }
    }
    return blocks;
  }

  /** The text of the only block of a document in a language. */
  public static String block(Path document, String language) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(document));
    while (block.find()) {
      if (block.group(1).equals(language)) {
        found.add(block.group(2));
      }
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          document + " has " + found.size() + " blocks in " + language + ".");
    }
    return found.get(0);
  }

  @Override
  public String toString() {
    return document + ":" + line;
  }
}
