package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.content.AsimParserFacts;
import dev.sentinelsync.content.ConnectorDefinition;
import dev.sentinelsync.content.ConnectorFileFacts;
import dev.sentinelsync.content.FileKind;
import dev.sentinelsync.content.ParserFacts;
import dev.sentinelsync.content.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of the revision: what each contributes before anything is derived from it. */
final class SourceFiles implements InputFamily<SourceFile> {

  @Override
  public Family<SourceFile> family() {
    return InputCatalog.FILE;
  }

  @Override
  public void emit(String path, SourceFile file, Emitter out) {
    String solution = file.solutionKey();
    if (!solution.isEmpty()) {
      out.declare(SolutionCatalog.SOLUTION, solution);
      if (Solutions.isAbout(file)) {
        out.put(InputCatalog.SOLUTION_FILES, solution, path);
      }
    }
    out.put(InputCatalog.FOLDER_FILES, file.folder(), path);
    if (file.problems().stream().anyMatch(Problem::isDoubt)) {
      out.put(InputCatalog.DOUBTFUL_FILES, "", path);
    }
    if (file.facts() == null) {
      return;
    }
    switch (file.kind().orElseThrow()) {
      case PARSER_YAML, PARSER_TEXT -> {
        file.functionNames()
            .forEach(name -> out.put(InputCatalog.FUNCTIONS, FunctionNames.normalForm(name), path));
        out.declare(Parsers.FAMILY, path);
      }
      case ASIM_PARSER -> emitAsim(file, out);
      case CONNECTOR -> emitConnectors(file, out);
      default -> {
        // Items are declared by their type below; the rest is read by who needs it.
      }
    }
    ContentType.of(file.kind().orElseThrow())
        .ifPresent(type -> out.declare(ItemOwner.FAMILY, path));
  }

  private static void emitAsim(SourceFile file, Emitter out) {
    file.facts(AsimParserFacts.class)
        .filter(parser -> !parser.parserName().isEmpty())
        .ifPresent(
            parser -> {
              String key = Keys.asim(parser.parserName());
              file.functionNames()
                  .forEach(name -> out.put(ParserCatalog.ASIM_NAMES, name.toLowerCase(Locale.ROOT), key));
              out.put(ParserCatalog.ASIM_FILES, key, file.path());
              out.declare(AsimParsers.ASIM_TABLES, file.path());
              out.declare(ParserCatalog.ASIM, key);
              for (String sub : parser.subParsers()) {
                out.put(ParserCatalog.UNIONS_BY_NAME, sub.toLowerCase(Locale.ROOT), key);
              }
            });
  }

  private static void emitConnectors(SourceFile file, Emitter out) {
    ConnectorFileFacts facts = file.facts(ConnectorFileFacts.class).orElseThrow();
    for (int i = 0; i < facts.definitions().size(); i++) {
      ConnectorDefinition definition = facts.definitions().get(i);
      String key = Keys.connector(definition);
      if (!key.isEmpty()) {
        out.put(ConnectorCatalog.CONNECTOR_DEFINITIONS, key, file.path() + "#" + i);
        out.declare(ConnectorCatalog.CONNECTOR, key);
      }
    }
    if (!facts.definitions().isEmpty()) {
      out.declare(ConnectorCatalog.CONNECTOR_TABLES, file.path());
    }
  }
}
