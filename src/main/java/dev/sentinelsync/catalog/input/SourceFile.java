package dev.sentinelsync.catalog.input;

import dev.sentinelsync.catalog.graph.Fingerprinted;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of the revision and what it says.
 *
 * @param path repository path
 * @param place what its path says, or null if the path is of no kind that is read
 * @param blob id of its blob in this revision
 * @param version version of the readers, so that a better reader makes another fact
 * @param facts what it says, or null if it is not read or could not be
 * @param references what each of its queries refers to, in the order of {@link FileFacts#queries}
 * @param problems what a person should know
 * @param kept the older version that is shown because this one cannot be read
 */
public record SourceFile(
    String path,
    ContentPath place,
    String blob,
    String version,
    FileFacts facts,
    List<QueryReferences> references,
    List<Problem> problems,
    Kept kept)
    implements Fingerprinted {

  /**
   * An older version of a file.
   *
   * @param commit the newest commit that has it, or empty
   * @param blob its blob, or empty
   */
  public record Kept(String commit, String blob) {

    /** The file's own version counts. */
    public static final Kept NONE = new Kept("", "");
  }

  /** A file that is there and not read. */
  public static SourceFile unread(String path, String blob) {
    return new SourceFile(path, null, blob, "", null, List.of(), List.of(), Kept.NONE);
  }

  /** Commit of the older version that is shown because this one cannot be read, or empty. */
  public String keptFrom() {
    return kept.commit();
  }

  /** Whether its newest version could not be read, so that an older one or nothing is shown. */
  public boolean isRejected() {
    return facts == null || !keptFrom().isEmpty();
  }

  /** What kind of file it is, if it is of a kind that is read. */
  public Optional<FileKind> kind() {
    return Optional.ofNullable(place).map(ContentPath::kind);
  }

  /** What it says, if it says that kind of thing. */
  public <F extends FileFacts> Optional<F> facts(Class<F> type) {
    return type.isInstance(facts) ? Optional.of(type.cast(facts)) : Optional.empty();
  }

  /** The connectors that it defines, in document order. */
  public List<FileFacts.DefinedConnector> connectors() {
    return facts == null ? List.of() : facts.connectors();
  }

  /** The kind under which a definition of a solution lists it. */
  public Optional<FileKind> listedKind() {
    return kind().map(kind -> kind == FileKind.PARSER_TEXT ? FileKind.PARSER_YAML : kind);
  }

  /** The key of the solution that holds it, or empty. */
  public String solutionKey() {
    return solutionKeyOf(path);
  }

  /** File name without folder. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** File name without folder and ending. */
  public String stem() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** The folder that holds it, without a final slash. */
  public String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The names by which queries call the function that it defines, its parser name first. */
  public List<String> functionNames() {
    List<String> names = new ArrayList<>();
    facts(ParserFacts.class)
        .ifPresent(
            parser -> {
              names.addAll(parser.names());
              if (names.isEmpty()) {
                names.add(stem());
              }
            });
    facts(AsimParserFacts.class)
        .ifPresent(
            parser -> {
              names.add(parser.names().parserName());
              names.add(parser.names().equivalentBuiltIn());
            });
    names.removeIf(String::isEmpty);
    return names;
  }

  /** Whether it makes a content item: solution parsers do, legacy ones do not. */
  public boolean isItem() {
    return kind()
        .flatMap(ContentType::of)
        .filter(type -> !type.has(ItemTrait.FUNCTION) || !solutionKey().isEmpty())
        .isPresent();
  }

  /** The key of the solution whose folder holds a path, or empty (analysis rules 3). */
  public static String solutionKeyOf(String path) {
    if (!path.startsWith(SolutionFolders.ROOT + "/")) {
      return "";
    }
    int end = path.indexOf('/', SolutionFolders.ROOT.length() + 1);
    if (end < 0) {
      return "";
    }
    String key = path.substring(0, end);
    return PathClassifier.isSolution(key.substring(SolutionFolders.ROOT.length() + 1)) ? key : "";
  }

  @Override
  public String identity() {
    return String.join(
        "\n", path, blob, version, kept.commit(), kept.blob(), Boolean.toString(facts == null));
  }
}
