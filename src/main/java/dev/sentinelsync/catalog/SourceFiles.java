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
    return Catalog.FILE;
  }

  @Override
  public void emit(String path, SourceFile file, Emitter out) {
    String solution = file.solutionKey();
    if (!solution.isEmpty()) {
      out.declare(Catalog.SOLUTION, solution);
      if (Solutions.isAbout(file)) {
        out.put(Catalog.SOLUTION_FILES, solution, path);
      }
    }
    out.put(Catalog.FOLDER_FILES, file.folder(), path);
    file.problems().stream()
        .filter(problem -> problem.level() != Problem.Level.INFO)
        .forEach(problem -> out.put(Catalog.PROBLEM_FILES, problem.code(), path));
    if (file.problems().stream().anyMatch(Problem::isDoubt)) {
      out.put(Catalog.DOUBTFUL_FILES, "", path);
    }
    if (file.facts() == null) {
      return;
    }
    switch (file.kind().orElseThrow()) {
      case PARSER_YAML, PARSER_TEXT -> {
        functionNames(file)
            .forEach(name -> out.put(Catalog.FUNCTIONS, FunctionNames.normalForm(name), path));
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
              String key = AsimParsers.keyOf(parser.parserName());
              functionNames(file)
                  .forEach(name -> out.put(Catalog.ASIM_NAMES, name.toLowerCase(Locale.ROOT), key));
              out.put(Catalog.ASIM_FILES, key, file.path());
              out.declare(AsimParsers.ASIM_TABLES, file.path());
              out.declare(Catalog.ASIM, key);
              for (String sub : parser.subParsers()) {
                out.put(Catalog.UNIONS_BY_NAME, sub.toLowerCase(Locale.ROOT), key);
              }
            });
  }

  private static void emitConnectors(SourceFile file, Emitter out) {
    ConnectorFileFacts facts = file.facts(ConnectorFileFacts.class).orElseThrow();
    for (int i = 0; i < facts.definitions().size(); i++) {
      ConnectorDefinition definition = facts.definitions().get(i);
      String key = Connectors.keyOf(definition);
      if (!key.isEmpty()) {
        out.put(Catalog.CONNECTOR_DEFINITIONS, key, file.path() + "#" + i);
        out.declare(Catalog.CONNECTOR, key);
      }
    }
    if (!facts.definitions().isEmpty()) {
      out.declare(Catalog.CONNECTOR_TABLES, file.path());
    }
  }

  /** The names by which queries call the function of a file, its parser name first. */
  static List<String> functionNames(SourceFile file) {
    List<String> names = new ArrayList<>();
    file.facts(ParserFacts.class)
        .ifPresent(
            parser -> {
              names.addAll(parser.names());
              if (names.isEmpty()) {
                names.add(file.stem());
              }
            });
    file.facts(AsimParserFacts.class)
        .ifPresent(
            parser -> {
              names.add(parser.parserName());
              names.add(parser.equivalentBuiltIn());
            });
    names.removeIf(String::isEmpty);
    return names;
  }

  /** Whether a file makes a content item: solution parsers do, legacy ones do not. */
  static boolean isItem(SourceFile file) {
    return file.kind()
        .filter(kind -> kind != FileKind.PARSER_YAML || !file.solutionKey().isEmpty())
        .flatMap(ContentType::of)
        .isPresent();
  }
}
