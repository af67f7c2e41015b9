package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.Rejection;
import dev.sentinelsync.content.parse.SourceText;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads parsers that are bare query text ({@code .kql}, {@code .txt}, {@code .csl}). Their names
 * stand in the instructions at the head ("save with function name and alias as X"); a comment
 * header may give title, version and the like.
 */
final class ParserTextReader implements ContentReader<ParserFacts> {

  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:function\\s+name(?:\\s+and)?(?:\\s+alias)?|alias)\\s+(?:as|of)\\s+[\"'`]?(\\w+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER =
      Pattern.compile("//[\\s*/]*([A-Za-z][A-Za-z ]{0,24}?)\\s*:\\s*(\\S.*)");

  private final ContentLimits limits;

  ParserTextReader(ContentLimits limits) {
    this.limits = limits;
  }

  @Override
  public FileKind kind() {
    return FileKind.PARSER_TEXT;
  }

  @Override
  public Class<ParserFacts> type() {
    return ParserFacts.class;
  }

  @Override
  public ParserFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    String text = SourceText.decode(bytes, limits, problems);
    if (text.isBlank()) {
      throw Rejection.of(1, 1, "empty-file", "The file holds no query.");
    }
    if (text.length() > limits.queryLength()) {
      throw Rejection.of(
          1,
          1,
          "query-too-long",
          "The query is longer than " + limits.queryLength() + " characters.");
    }
    Map<String, String> header = header(text);
    return new ParserFacts(
        names(text),
        new ParserFacts.About(
            header.getOrDefault("id", ""),
            header.getOrDefault("title", ""),
            header.getOrDefault("version", ""),
            header.getOrDefault("lastupdated", header.getOrDefault("lastupdateddate", "")),
            header.getOrDefault("category", ""),
            header.getOrDefault("description", "")),
        List.of(),
        List.of(new ContentQuery(text, 1, List.of())));
  }

  private static List<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (Matcher name = NAME.matcher(text); name.find(); ) {
      names.add(name.group(1));
    }
    return List.copyOf(names);
  }

  /** The {@code // key: value} lines before the first line of code; of equal keys the first. */
  private static Map<String, String> header(String text) {
    Map<String, String> header = new TreeMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("//")) {
        break;
      }
      Matcher field = HEADER.matcher(line);
      if (field.matches()) {
        String key = field.group(1).replace(" ", "").toLowerCase(Locale.ROOT);
        header.putIfAbsent(key, field.group(2).strip());
      }
    }
    return header;
  }
}
