package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionMetadataFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;

/** Reads {@code SolutionMetadata.json}. */
final class SolutionMetadataReader implements ContentReader<SolutionMetadataFacts> {

  private final ContentLimits limits;
  private final TolerantJson json;

  SolutionMetadataReader(ContentLimits limits) {
    this.limits = limits;
    this.json = new TolerantJson(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.SOLUTION_METADATA;
  }

  @Override
  public Class<SolutionMetadataFacts> type() {
    return SolutionMetadataFacts.class;
  }

  @Override
  public SolutionMetadataFacts read(byte[] bytes, ProblemSink problems)
      throws UnreadableFileException {
    Document document = json.readObject(bytes, problems);
    ItemFields fields = new ItemFields(document, limits, problems);
    JsonNode support = fields.node("support");
    return new SolutionMetadataFacts(
        new SolutionMetadataFacts.Offer(
            fields.name("publisherId"),
            fields.name("offerId"),
            fields.name("planId"),
            fields.name("firstPublishDate"),
            fields.name("lastPublishDate")),
        fields.name("version"),
        Document.texts(fields.node("providers")),
        Document.texts(fields.node("categories").path("domains")),
        Document.texts(fields.node("categories").path("verticals")),
        new SolutionMetadataFacts.Support(
            fields.name(support, "name"),
            fields.name(support, "tier"),
            fields.text(support, "link"),
            fields.name(support, "email")),
        fields.name(fields.node("author"), "name"),
        dependencies(fields.node("dependencies")));
  }

  /** {@code dependencies.criteria[].contentId}, or a plain list. */
  private static List<String> dependencies(JsonNode dependencies) {
    if (!dependencies.isObject()) {
      return Document.texts(dependencies);
    }
    return dependencies.path("criteria").findValuesAsText("contentId").stream()
        .map(String::strip)
        .toList();
  }
}
