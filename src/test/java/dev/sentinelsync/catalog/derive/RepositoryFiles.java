package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.Catalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.catalog.input.ReferenceTable;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.UnreadableFileException;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.kql.names.QueryReferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files of a small repository, read by the program's own readers and query parser, and the facts
 * that the catalog makes of them.
 */
final class RepositoryFiles {

  private static final PathClassifier PATHS = new PathClassifier();
  private static final ContentReaders READERS = ContentReaders.standard(ContentLimits.DEFAULT);
  private static final KqlAnalyzer KQL = new KqlAnalyzer();

  private final FactGraph graph = Catalog.builder().build();
  private final FactGraph.Changes changes = new FactGraph.Changes();

  /** Adds a file. */
  RepositoryFiles file(String path, String text) {
    SourceFile file =
        PATHS
            .classify(path)
            .map(place -> read(place, text))
            .orElseGet(() -> SourceFile.unread(path, blob(text)));
    changes.set(InputCatalog.FILE, path, file);
    return this;
  }

  private static SourceFile read(ContentPath place, String text) {
    List<Problem> problems = new ArrayList<>();
    List<QueryReferences> references = new ArrayList<>();
    FileFacts facts = null;
    try {
      facts = READERS.read(place.kind(), text.getBytes(StandardCharsets.UTF_8), problems::add);
      for (ContentQuery query : facts.queries()) {
        references.add(KQL.analyze(query.text()));
      }
    } catch (UnreadableFileException e) {
      problems.add(e.problem());
    }
    return new SourceFile(
        place.path(), place, blob(text), "", facts, references, problems, SourceFile.Kept.NONE);
  }

  private static String blob(String text) {
    return Integer.toHexString(text.hashCode());
  }

  /** Adds an analytic rule with a query. */
  RepositoryFiles rule(String path, String query) {
    return file(path, "name: Rule\nquery: |\n" + query.indent(2));
  }

  /** Adds a parser in YAML. */
  RepositoryFiles parser(String path, String name, String query) {
    return file(path, "FunctionName: " + name + "\nFunctionQuery: |\n" + query.indent(2));
  }

  /** Adds an ASIM parser of the schema Dns. */
  RepositoryFiles asim(String name, String builtIn, String more) {
    return file(
        "Parsers/ASimDns/Parsers/" + name + ".yaml",
        "ParserName: " + name + "\nEquivalentBuiltInParser: " + builtIn + "\n" + more);
  }

  /** Adds tables that the reference knows by name and nothing else. */
  RepositoryFiles documented(String... names) {
    for (String name : names) {
      changes.set(
          InputCatalog.REFERENCE_TABLE,
          name.toLowerCase(Locale.ROOT),
          new ReferenceTable(
              name,
              "",
              List.of(),
              "",
              "",
              new ReferenceTable.Sources(true, false, "", ""),
              new ReferenceTable.Features("", "", "", "")));
    }
    return this;
  }

  /** Adds reference facts: the rows of the three files, without their headers. */
  RepositoryFiles reference(Path folder, String tables, String offers, String overrides) {
    ReferenceData.load(
            write(folder.resolve("tables.csv"), TABLE_COLUMNS + "\n" + tables),
            write(folder.resolve("marketplace.csv"), "offer,published,url\n" + offers),
            write(folder.resolve("attack.csv"), "id,name,tactics\n"),
            write(folder.resolve("overrides.csv"), "Entity,Pattern,Field,Value\n" + overrides))
        .addInputs(changes, ReferenceData.none());
    return this;
  }

  private static final String TABLE_COLUMNS =
      "table_name,category,resource_types,collection_method,description,source_azure_monitor,"
          + "source_defender_xdr,azure_monitor_doc_link,defender_xdr_doc_link,"
          + "basic_logs_eligible,supports_transformations,ingestion_api_supported,"
          + "lake_only_supported";

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON with single quotes, which are easier to read in Java; {@code \\'} is a quote of KQL. */
  static String json(String text) {
    return text.replace("\\'", "\u0002").replace('\'', '"').replace('\u0002', '\'');
  }

  /** The facts of all files. */
  Facts facts() {
    graph.apply(changes);
    return graph.record();
  }

  /**
   * The attributes of a fact that hold something, one a line: {@code about.title: Acme}. Texts and
   * lists without content are left out.
   */
  static String sheet(Record fact) {
    StringBuilder sheet = new StringBuilder();
    write(sheet, "", fact);
    return sheet.toString();
  }

  private static void write(StringBuilder sheet, String prefix, Record fact) {
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      Object value = value(fact, component);
      String name = prefix + component.getName();
      if (value instanceof Optional<?> optional) {
        value = optional.isPresent() ? optional.get() : "";
      }
      if (value instanceof Record nested) {
        write(sheet, name + ".", nested);
      } else if (!value.equals("") && !(value instanceof Collection<?> list && list.isEmpty())) {
        sheet.append(name).append(": ").append(value).append('\n');
      }
    }
  }

  private static Object value(Record fact, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
