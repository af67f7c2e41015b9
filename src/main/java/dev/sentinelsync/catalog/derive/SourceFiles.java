package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.criteria.CriteriaCatalog;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.FunctionNames;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.schema.AsimSchema;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.schema.TableSchema;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.fact.AsimSchemaFacts;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.Problem;
import java.util.Locale;

/** The files of the revision: what each contributes before anything is derived from it. */
public final class SourceFiles implements InputFamily<SourceFile> {

  @Override
  public Family<SourceFile> family() {
    return InputCatalog.FILE;
  }

  @Override
  public void emit(String path, SourceFile file, Emitter out) {
    String solution = file.solutionKey();
    if (!solution.isEmpty()) {
      out.declare(SolutionCatalog.SOLUTION, solution);
      file.listedKind()
          .ifPresent(
              kind ->
                  out.put(
                      InputCatalog.NAMED_FILES,
                      Keys.listedFile(solution, kind, file.fileName()),
                      path));
      if (Solutions.isAbout(file)) {
        out.put(InputCatalog.SOLUTION_FILES, solution, path);
      }
    }
    if (file.place() == null) {
      PathClassifier.unreadFolder(path)
          .ifPresent(folder -> out.put(InputCatalog.UNREAD_FOLDERS, "", folder));
      if (PathClassifier.isUnreadParser(path)) {
        out.put(InputCatalog.UNREAD_PARSERS, "", path);
      }
    }
    out.put(InputCatalog.FOLDER_FILES, file.folder(), path);
    if (file.problems().stream().anyMatch(Problem::isDoubt)) {
      out.put(InputCatalog.DOUBTFUL_FILES, "", path);
    }
    if (file.problems().stream().anyMatch(one -> one.code().equals(Problem.TECHNIQUE_FORM))) {
      out.put(InputCatalog.ODD_TECHNIQUES, "", path);
    }
    if (file.place() != null && file.isRejected()) {
      out.put(InputCatalog.REJECTED_FILES, "", path);
    }
    if (file.facts() == null) {
      return;
    }
    emitSchemas(file, out);
    if (file.references().stream().anyMatch(query -> !query.criteria().isEmpty())) {
      out.declare(CriteriaCatalog.CRITERIA, path);
    }
    switch (file.kind().orElseThrow()) {
      case PARSER_YAML, PARSER_TEXT -> {
        file.functionNames()
            .forEach(name -> out.put(InputCatalog.FUNCTIONS, FunctionNames.normalForm(name), path));
        out.declare(Parsers.FAMILY, path);
      }
      case ASIM_PARSER -> emitAsim(file, out);
      case CONNECTOR -> {
        emitConnectors(file, ConnectorCatalog.CONNECTOR_DEFINITIONS, out);
        if (!file.connectors().isEmpty()) {
          out.put(ConnectorCatalog.DEFINITION_FILES, solution, path);
        }
      }
      case FUNCTION_SOURCE -> {
        // Code without any trait decides on nothing.
        if (file.facts(ConnectorFileFacts.class).stream()
            .anyMatch(code -> !code.markers().isEmpty())) {
          out.put(ConnectorCatalog.FUNCTION_SOURCES, solution, path);
        }
      }
      case SOLUTION_PACKAGE -> emitConnectors(file, ConnectorCatalog.PACKAGED_DEFINITIONS, out);
      default -> {
        // Items are declared by their type below; the rest is read by who needs it.
      }
    }
    ContentType.of(file.kind().orElseThrow())
        .ifPresent(type -> out.declare(ItemOwner.FAMILY, path));
  }

  private static void emitSchemas(SourceFile file, Emitter out) {
    for (String table : TableSchema.tablesOf(file)) {
      out.put(SchemaCatalog.SCHEMA_FILES, Keys.table(table), file.path());
      out.declare(SchemaCatalog.TABLE_SCHEMA, Keys.table(table));
    }
    file.facts(AsimSchemaFacts.class)
        .ifPresent(
            list -> {
              out.put(SchemaCatalog.ASIM_SCHEMA_FILES, "", file.path());
              AsimSchema.keysOf(list)
                  .forEach(schema -> out.declare(SchemaCatalog.ASIM_SCHEMA, schema));
            });
  }

  private static void emitAsim(SourceFile file, Emitter out) {
    file.facts(AsimParserFacts.class)
        .filter(parser -> !parser.names().parserName().isEmpty())
        .ifPresent(
            parser -> {
              String key = Keys.asim(parser.names().parserName());
              file.functionNames()
                  .forEach(
                      name ->
                          out.put(ParserCatalog.ASIM_NAMES, name.toLowerCase(Locale.ROOT), key));
              out.put(ParserCatalog.ASIM_FILES, key, file.path());
              out.declare(AsimParsers.ASIM_TABLES, file.path());
              out.declare(ParserCatalog.ASIM, key);
              for (String sub : parser.subParsers()) {
                out.put(ParserCatalog.UNIONS_BY_NAME, sub.toLowerCase(Locale.ROOT), key);
              }
            });
  }

  private static void emitConnectors(SourceFile file, Index definitions, Emitter out) {
    for (FileFacts.DefinedConnector connector : file.connectors()) {
      String key = Keys.connector(connector.definition());
      if (!key.isEmpty()) {
        out.put(definitions, key, file.path());
        out.declare(ConnectorCatalog.CONNECTOR, key);
      }
    }
    if (!file.connectors().isEmpty()) {
      out.declare(ConnectorCatalog.CONNECTOR_TABLES, file.path());
    }
  }
}
