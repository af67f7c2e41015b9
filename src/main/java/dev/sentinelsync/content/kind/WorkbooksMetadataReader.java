package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.WorkbooksMetadataFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code WorkbooksMetadata.json}, a list of objects. */
final class WorkbooksMetadataReader implements ContentReader<WorkbooksMetadataFacts> {

  private final ContentLimits limits;
  private final TolerantJson json;

  WorkbooksMetadataReader(ContentLimits limits) {
    this.limits = limits;
    this.json = new TolerantJson(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.WORKBOOKS_METADATA;
  }

  @Override
  public Class<WorkbooksMetadataFacts> type() {
    return WorkbooksMetadataFacts.class;
  }

  @Override
  public WorkbooksMetadataFacts read(byte[] bytes, ProblemSink problems)
      throws UnreadableFileException {
    Document document = json.read(bytes, problems);
    ItemFields fields = new ItemFields(document, limits, problems);
    List<WorkbooksMetadataFacts.Entry> entries = new ArrayList<>();
    for (JsonNode entry : ItemFields.elements(document.root())) {
      if (entry.isObject()) {
        entries.add(entry(fields, entry));
      } else {
        problems.warning(
            document.line(entry), 0, "not-an-object", "An entry is no object; it was left out.");
      }
    }
    return new WorkbooksMetadataFacts(entries);
  }

  private static WorkbooksMetadataFacts.Entry entry(ItemFields fields, JsonNode entry) {
    return new WorkbooksMetadataFacts.Entry(
        fields.name(entry, "workbookKey"),
        fields.name(entry, "templateRelativePath"),
        new WorkbooksMetadataFacts.Entry.About(
            fields.name(entry, "title"),
            fields.name(entry, "subtitle"),
            fields.text(entry, "description").replace('\n', ' '),
            fields.name(entry, "version"),
            fields.name(entry, "provider"),
            fields.name(entry, "logoFileName")),
        Document.texts(entry.path("dataTypesDependencies")),
        Document.texts(entry.path("dataConnectorsDependencies")),
        Document.texts(entry.path("previewImagesFileNames")),
        fields.metadata(entry.path("metadata").isObject() ? entry.path("metadata") : entry));
  }
}
