package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.FileLocation;
import dev.sentinelsync.content.fact.FileLocation.Format;
import dev.sentinelsync.content.kind.ContentPath.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells by its path alone what a file is (analysis rules 3, 4.1, 7.1, 8 and 9.1). Authors work on
 * file systems that ignore case, so folder names below the first level, file names and extensions
 * are compared without case; the spelling of the repository is kept in the result.
 */
public final class PathClassifier {

  private static final String SOLUTIONS = "Solutions";

  /** The top-level folders that hold content, the default of the configurable list. */
  public static final List<String> DEFAULT_FOLDERS =
      Stream.concat(
              Stream.of(SOLUTIONS),
              Arrays.stream(FileKind.values())
                  .flatMap(kind -> kind.location().topFolders().stream()))
          .toList();

  /** What folders without content are called. */
  private static final Pattern NO_CONTENT =
      Pattern.compile("^\\.|sample|image|logo|test|doc|script|tool|package");

  private static final Set<String> NO_SOLUTIONS = Set.of("images", "templates", "training");

  /** The kinds whose files the folders of a solution hold, by the folder's name in lower case. */
  private static final Map<String, FileKind> SOLUTION_FOLDERS =
      byFolder(FileLocation::solutionFolders);

  /** The same for folders at the root of the repository. */
  private static final Map<String, FileKind> TOP_FOLDERS = byFolder(FileLocation::topFolders);

  /** Files of the code of an Azure Function; they never define a connector. */
  private static final Set<String> FUNCTION_FILES =
      Set.of("function.json", "host.json", "proxies.json", "local.settings.json");

  /** Code of a function app, and the file that names the libraries of Python code. */
  private static final Pattern FUNCTION_SOURCE =
      Pattern.compile(".+\\.(py|ps1|psm1|js|ts|cs)|requirements\\.txt");

  /** Files of the data folder that never define a solution, whatever their shape. */
  private static final Pattern NO_DEFINITION =
      Pattern.compile("system_generated_metadata\\.json|.*testparameters.*");

  private static final Pattern RELEASE_NOTES = Pattern.compile("release[ _-]?notes\\.md");

  private final Set<String> folders;

  /** A classifier of the default folders. */
  public PathClassifier() {
    this(DEFAULT_FOLDERS);
  }

  /**
   * A classifier of the given top-level folders.
   *
   * @param folders exact names; a file outside them is no content
   */
  public PathClassifier(List<String> folders) {
    this.folders = Set.copyOf(folders);
  }

  /** The top-level folders outside which nothing is content; a diff can be restricted to them. */
  public Set<String> folders() {
    return folders;
  }

  /**
   * Classifies a path.
   *
   * @param path a path inside the repository, with {@code /} separators
   * @return what it is; empty when it is no content
   */
  public Optional<ContentPath> classify(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length < 2 || !folders.contains(parts[0])) {
      return Optional.empty();
    }
    return parts[0].equalsIgnoreCase(SOLUTIONS)
        ? inSolution(path, parts)
        : topLevel(parts)
            .map(
                kind ->
                    new ContentPath(
                        path,
                        kind,
                        Origin.TOP_LEVEL,
                        "",
                        parts[0],
                        path.substring(parts[0].length() + 1)));
  }

  /** Whether a folder below {@code Solutions/} is a solution. */
  public static boolean isSolution(String folder) {
    return !NO_SOLUTIONS.contains(lower(folder));
  }

  /**
   * The folder of a solution in which a file like those of content lies although no kind of content
   * has its place there (analysis rules 13).
   *
   * @param path a path that {@link #classify} does not know
   * @return the folder; empty for other files, and for folders that say that they hold none
   */
  public static Optional<String> unreadFolder(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length < 4 || !parts[0].equalsIgnoreCase(SOLUTIONS) || !isSolution(parts[1])) {
      return Optional.empty();
    }
    String folder = lower(parts[2]);
    String name = lower(parts[parts.length - 1]);
    boolean content = isYaml(name) || Format.JSON.matches(name);
    return content && !SOLUTION_FOLDERS.containsKey(folder) && !NO_CONTENT.matcher(folder).find()
        ? Optional.of(String.join("/", parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  /**
   * Whether a file is a parser that lies in the folder of parsers where nothing reads it: in the
   * folder itself, too deep, or beside the {@code Parsers} folder of a schema (analysis rules 13).
   *
   * @param path a path that {@link #classify} does not know
   */
  public static boolean isUnreadParser(String path) {
    String[] parts = path.split("/", -1);
    return parts.length > 1
        && TOP_FOLDERS.get(lower(parts[0])) == FileKind.PARSER_YAML
        && parts[parts.length - 1].indexOf('.') > 0
        && parserFile(lower(parts[parts.length - 1])).isPresent();
  }

  private static Optional<ContentPath> inSolution(String path, String[] parts) {
    if (parts.length < 3 || !isSolution(parts[1])) {
      return Optional.empty();
    }
    String prefix = parts[0] + '/' + parts[1] + '/';
    if (parts.length == 3) {
      return rootFile(lower(parts[2]))
          .map(kind -> new ContentPath(path, kind, Origin.SOLUTION, parts[1], "", parts[2]));
    }
    FileKind folder = SOLUTION_FOLDERS.get(lower(parts[2]));
    if (folder == null) {
      return Optional.empty();
    }
    String below = path.substring(prefix.length() + parts[2].length() + 1);
    return fileOf(folder, lower(parts[parts.length - 1]), parts.length == 4)
        .map(kind -> new ContentPath(path, kind, Origin.SOLUTION, parts[1], parts[2], below));
  }

  private static Optional<FileKind> rootFile(String name) {
    if (name.equals("solutionmetadata.json")) {
      return Optional.of(FileKind.SOLUTION_METADATA);
    }
    if (name.equals("readme.md")) {
      return Optional.of(FileKind.README);
    }
    return RELEASE_NOTES.matcher(name).matches()
        ? Optional.of(FileKind.RELEASE_NOTES)
        : Optional.empty();
  }

  /** A file of a type folder, by its name in lower case. */
  private static Optional<FileKind> fileOf(FileKind folder, String name, boolean direct) {
    Optional<FileKind> accepted = when(folder.location().accepts(name), folder);
    return switch (folder) {
      case WORKBOOK ->
          name.equals("workbooksmetadata.json")
              ? Optional.of(FileKind.WORKBOOKS_METADATA)
              : accepted.filter(kind -> !name.startsWith("azuredeploy"));
      case PLAYBOOK -> name.equals("readme.md") ? Optional.of(FileKind.README) : accepted;
      case PARSER_YAML -> parserFile(name);
      case CONNECTOR -> connectorFile(name, direct);
      case SOLUTION_DEFINITION ->
          accepted.filter(kind -> direct && !NO_DEFINITION.matcher(name).matches());
      case SOLUTION_PACKAGE -> accepted.filter(kind -> direct && name.equals("maintemplate.json"));
      default -> accepted;
    };
  }

  private static Optional<FileKind> topLevel(String[] parts) {
    FileKind folder = TOP_FOLDERS.get(lower(parts[0]));
    if (folder == null) {
      return Optional.empty();
    }
    String name = lower(parts[parts.length - 1]);
    int depth = parts.length - 1;
    return switch (folder) {
      case PLAYBOOK -> topLevelPlaybook(parts, name);
      case PARSER_YAML -> topLevelParser(parts, name);
      case CUSTOM_TABLE -> when(isCustomTable(parts, name), folder);
      case ASIM_SCHEMA -> when(depth == 3 && name.equals("asimtester.csv"), folder);
      default ->
          folder.location().acceptsDepth(depth)
              ? fileOf(folder, name, depth == 1)
              : Optional.empty();
    };
  }

  private static Optional<FileKind> topLevelPlaybook(String[] parts, String name) {
    String folder = lower(parts[1]);
    boolean skipped = parts.length < 3 || folder.startsWith(".") || folder.equals("templates");
    return skipped ? Optional.empty() : fileOf(FileKind.PLAYBOOK, name, false);
  }

  /**
   * {@code Parsers/ASim*}{@code /Parsers/} holds ASIM parsers, any other sub-folder legacy ones.
   */
  private static Optional<FileKind> topLevelParser(String[] parts, String name) {
    if (parts.length < 3) {
      return Optional.empty();
    }
    if (!lower(parts[1]).startsWith("asim")) {
      return parts.length == 3 ? parserFile(name) : Optional.empty();
    }
    return when(
        parts.length == 4 && lower(parts[2]).equals("parsers") && isYaml(name),
        FileKind.ASIM_PARSER);
  }

  /** Of the folder for tools only one place of the tests holds definitions of tables. */
  private static boolean isCustomTable(String[] parts, String name) {
    return parts.length == 5
        && lower(parts[3]).equals("customtables")
        && FileKind.CUSTOM_TABLE.location().accepts(name);
  }

  private static Optional<FileKind> parserFile(String name) {
    if (name.startsWith("readme") || name.startsWith(".") || name.contains("sample")) {
      return Optional.empty();
    }
    if (isYaml(name)) {
      return Optional.of(FileKind.PARSER_YAML);
    }
    // The reference leaves out .csl and files without extension; both hold parsers all the same.
    boolean text = name.endsWith(".kql") || name.endsWith(".txt") || name.endsWith(".csl");
    return when(text || name.indexOf('.') < 0, FileKind.PARSER_TEXT);
  }

  private static Optional<FileKind> connectorFile(String name, boolean direct) {
    if (name.endsWith(".md")) {
      return when(direct, FileKind.README);
    }
    if (FUNCTION_SOURCE.matcher(name).matches()) {
      return Optional.of(FileKind.FUNCTION_SOURCE);
    }
    return when(name.endsWith(".json") && !FUNCTION_FILES.contains(name), FileKind.CONNECTOR);
  }

  private static boolean isYaml(String name) {
    return Format.YAML.matches(name);
  }

  private static Map<String, FileKind> byFolder(Function<FileLocation, List<String>> folders) {
    Map<String, FileKind> kinds = new TreeMap<>();
    for (FileKind kind : FileKind.values()) {
      folders.apply(kind.location()).forEach(folder -> kinds.put(lower(folder), kind));
    }
    return Map.copyOf(kinds);
  }

  private static Optional<FileKind> when(boolean is, FileKind kind) {
    return is ? Optional.of(kind) : Optional.empty();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
