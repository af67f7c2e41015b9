package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionDefinitionFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the definition of a solution. */
final class SolutionDefinitionReader implements ContentReader<SolutionDefinitionFacts> {

  private static final Pattern IMAGE =
      Pattern.compile("<img\\b[^>]*?\\bsrc\\s*=\\s*[\"']([^\"'>]*)[\"']", Pattern.CASE_INSENSITIVE);

  /** The keys of content lists, in the form that {@link #plain} gives them. */
  private static final Map<String, FileKind> LISTS = lists();

  private final ContentLimits limits;
  private final TolerantJson json;

  SolutionDefinitionReader(ContentLimits limits) {
    this.limits = limits;
    this.json = new TolerantJson(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.SOLUTION_DEFINITION;
  }

  @Override
  public Class<SolutionDefinitionFacts> type() {
    return SolutionDefinitionFacts.class;
  }

  @Override
  public SolutionDefinitionFacts read(byte[] bytes, ProblemSink problems)
      throws UnreadableFileException {
    Document document = json.readObject(bytes, problems);
    ItemFields fields = new ItemFields(document, limits, problems);
    return new SolutionDefinitionFacts(
        new SolutionDefinitionFacts.About(
            document.root().path("Name").isTextual() ? fields.name("Name") : "",
            fields.name("Author"),
            logo(fields.text("Logo")),
            fields.text("Description"),
            fields.name("Version")),
        Document.texts(fields.node("dependentDomainSolutionIds")),
        Document.texts(fields.node("StaticDataConnectorIds")),
        descriptions(document.root()),
        content(document.root()));
  }

  private static Map<String, FileKind> lists() {
    Map<String, FileKind> lists = new TreeMap<>();
    for (FileKind kind : FileKind.values()) {
      kind.location().listKeys().forEach(key -> lists.put(key, kind));
    }
    return Map.copyOf(lists);
  }

  private static String logo(String tag) {
    Matcher image = IMAGE.matcher(tag);
    String address = image.find() ? image.group(1) : tag;
    return address.strip();
  }

  /** {@code WorkbookDescription}, {@code PlaybookDescription} and the like. */
  private static Map<String, String> descriptions(JsonNode root) {
    Map<String, String> descriptions = new TreeMap<>();
    for (Entry<String, String> field : ItemFields.texts(root).entrySet()) {
      if (field.getKey().endsWith("Description") && !field.getKey().equals("Description")) {
        descriptions.put(field.getKey(), field.getValue());
      }
    }
    return descriptions;
  }

  /** All lists whose key names a kind, in any spelling, united. */
  private static Map<FileKind, List<String>> content(JsonNode root) {
    Map<FileKind, List<String>> content = new EnumMap<>(FileKind.class);
    root.fields()
        .forEachRemaining(
            field -> {
              FileKind kind = LISTS.get(plain(field.getKey()));
              if (kind != null && !field.getValue().isObject() && !field.getValue().isNull()) {
                content.computeIfAbsent(kind, k -> new ArrayList<>());
                for (String path : Document.texts(field.getValue())) {
                  content.get(kind).add(SolutionDefinitionFacts.path(path));
                }
              }
            });
    return content;
  }

  /** {@code Hunting Queries}, {@code huntingQueries} and {@code Hunting_Query} are one key. */
  private static String plain(String key) {
    String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return letters.endsWith("s") ? letters.substring(0, letters.length() - 1) : letters;
  }
}
