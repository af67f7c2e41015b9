package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.MarketplaceOffer;
import dev.sentinelsync.catalog.input.Overrides;
import dev.sentinelsync.catalog.input.SolutionFolders;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.solution.ListedContent;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionDefinitionFacts;
import dev.sentinelsync.content.fact.SolutionMetadataFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The solutions, and the two groups of items that belong to none (analysis rules 3, 4.6). */
public final class Solutions implements Derivation<Solution> {

  private static final Set<FileKind> ABOUT =
      Set.of(
          FileKind.SOLUTION_METADATA,
          FileKind.SOLUTION_DEFINITION,
          FileKind.RELEASE_NOTES,
          FileKind.README);
  private static final Pattern DEFINITION = Pattern.compile("solutions?_");

  @Override
  public Family<Solution> family() {
    return SolutionCatalog.SOLUTION;
  }

  /** Whether a file says something about the solution as a whole. */
  public static boolean isAbout(SourceFile file) {
    if (!file.kind().map(ABOUT::contains).orElse(false)) {
      return false;
    }
    // READMEs of playbooks and connectors lie deeper.
    return file.kind().get() != FileKind.README || file.folder().equals(file.solutionKey());
  }

  @Override
  public Solution derive(String key, Facts facts) {
    if (key.equals(Solution.STANDALONE)) {
      return group(key, "Standalone Content");
    }
    if (key.equals(Solution.GITHUB_ONLY)) {
      return group(key, "GitHub Only");
    }
    return solution(key, facts);
  }

  private static Solution solution(String key, Facts facts) {
    Sources sources = Sources.of(key, facts);
    Optional<SolutionMetadataFacts> metadata = sources.read(SolutionMetadataFacts.class);
    Optional<SolutionDefinitionFacts.About> definition =
        definitions(key, facts).stream()
            .findFirst()
            .flatMap(file -> file.facts(SolutionDefinitionFacts.class))
            .map(SolutionDefinitionFacts::about);
    String folder = key.substring(SolutionFolders.ROOT.length() + 1);
    String name = first(definition.map(SolutionDefinitionFacts.About::name), Optional.of(folder));
    Overrides overrides = facts.find(InputCatalog.OVERRIDES, "solution").orElse(Overrides.NONE);
    String publisher = get(metadata, one -> one.offer().publisherId());
    String offer = get(metadata, one -> one.offer().offerId());
    Optional<MarketplaceOffer> market = facts.find(InputCatalog.OFFER, publisher + "." + offer);
    boolean published =
        !publisher.isEmpty()
            && !offer.isEmpty()
            && market.map(MarketplaceOffer::published).orElse(true);
    return new Solution(
        key,
        folder,
        name,
        new Solution.Offer(
            publisher,
            offer,
            overrides.correct(
                name,
                "solution_first_publish_date",
                get(metadata, one -> one.offer().firstPublishDate())),
            overrides.correct(
                name,
                "solution_last_publish_date",
                get(metadata, one -> one.offer().lastPublishDate())),
            overrides.correct(
                name,
                "solution_version",
                first(
                    definition.map(SolutionDefinitionFacts.About::version),
                    metadata.map(SolutionMetadataFacts::version))),
            overrides.correct(name, "is_published", published),
            overrides.correct(
                name, "marketplace_url", market.map(MarketplaceOffer::url).orElse(""))),
        new Solution.Support(
            overrides.correct(
                name, "solution_support_name", get(metadata, one -> one.support().supportName())),
            overrides.correct(
                name, "solution_support_tier", get(metadata, one -> one.support().supportTier())),
            overrides.correct(
                name, "solution_support_link", get(metadata, one -> one.support().supportLink())),
            overrides.correct(
                name,
                "solution_author_name",
                first(
                    definition.map(SolutionDefinitionFacts.About::author),
                    metadata.map(SolutionMetadataFacts::authorName)))),
        new Solution.About(
            overrides.correct(name, "solution_categories", categories(metadata)),
            overrides.correct(
                name,
                "solution_logo_url",
                logo(get(definition, SolutionDefinitionFacts.About::logo))),
            overrides.correct(
                name,
                "solution_description",
                get(definition, SolutionDefinitionFacts.About::description)),
            united(key, facts, SolutionDefinitionFacts::dependencies),
            overrides.additionalInformation(name)),
        new Solution.Documents(
            sources.path(FileKind.README),
            sources.path(FileKind.RELEASE_NOTES),
            definitions(key, facts).stream().findFirst().map(SourceFile::path).orElse("")));
  }

  /** The definitions of a solution: {@code Solution_*} before others, then by path. */
  private static List<SourceFile> definitions(String key, Facts facts) {
    return Sources.of(key, facts).files().stream()
        .filter(
            file ->
                file.facts(SolutionDefinitionFacts.class).filter(FileFacts::accepted).isPresent())
        .sorted(
            Comparator.comparing(
                file -> !DEFINITION.matcher(file.fileName().toLowerCase(Locale.ROOT)).lookingAt()))
        .toList();
  }

  /** The entries of a list in all definitions of a solution, in order, each once. */
  private static List<String> united(
      String key, Facts facts, Function<SolutionDefinitionFacts, List<String>> list) {
    return definitions(key, facts).stream()
        .flatMap(file -> file.facts(SolutionDefinitionFacts.class).stream())
        .flatMap(definition -> list.apply(definition).stream())
        .distinct()
        .toList();
  }

  private static Solution group(String key, String name) {
    List<String> none = List.of();
    return new Solution(
        key,
        "",
        name,
        new Solution.Offer("", "", "", "", "", true, ""),
        new Solution.Support("", "", "", ""),
        new Solution.About(none, "", "", none, none),
        new Solution.Documents("", "", ""));
  }

  private static List<String> categories(Optional<SolutionMetadataFacts> metadata) {
    List<String> names = new ArrayList<>();
    metadata.ifPresent(
        facts -> {
          names.addAll(facts.categories());
          names.addAll(facts.verticals());
        });
    return List.copyOf(names);
  }

  /** Readers load no image that comes without encryption. */
  private static String logo(String address) {
    return address.startsWith("https://") ? address : "";
  }

  private static <F> String get(Optional<F> source, Function<F, String> field) {
    return source.map(field).orElse("");
  }

  private static String first(Optional<String> wanted, Optional<String> other) {
    return wanted.filter(text -> !text.isEmpty()).orElseGet(() -> other.orElse(""));
  }

  @Override
  public void emit(String key, Solution solution, Emitter out) {
    if (!solution.isGroup()) {
      out.put(SolutionCatalog.SOLUTIONS, "", key);
      if (!solution.marketplaceId().isEmpty()) {
        out.put(SolutionCatalog.SOLUTIONS_BY_OFFER, solution.marketplaceId(), key);
      }
    }
  }

  /** The files about one solution; of several of a kind the first readable one by path counts. */
  private record Sources(List<SourceFile> files) {

    static Sources of(String key, Facts facts) {
      return new Sources(
          facts.members(InputCatalog.SOLUTION_FILES, key).stream()
              .map(path -> facts.get(InputCatalog.FILE, path))
              .filter(file -> file.facts() != null)
              .toList());
    }

    <F extends FileFacts> Optional<F> read(Class<F> type) {
      return files.stream().flatMap(file -> file.facts(type).stream()).findFirst();
    }

    String path(FileKind kind) {
      return files.stream()
          .filter(file -> file.kind().equals(Optional.of(kind)))
          .map(SourceFile::path)
          .findFirst()
          .orElse("");
    }
  }

  /** What the definitions of solutions list. */
  public static final class Listed implements Derivation<ListedContent> {

    @Override
    public Family<ListedContent> family() {
      return SolutionCatalog.LISTED;
    }

    @Override
    public ListedContent derive(String key, Facts facts) {
      TreeMap<FileKind, SortedSet<String>> paths = new TreeMap<>();
      TreeSet<String> connectorIds = new TreeSet<>();
      List<SourceFile> definitions = definitions(key, facts);
      for (SourceFile file : definitions) {
        SolutionDefinitionFacts definition =
            file.facts(SolutionDefinitionFacts.class).orElseThrow();
        definition.content().forEach((kind, listed) -> addAll(listed, paths, kind));
        definition.staticConnectors().stream().map(Listed::lower).forEach(connectorIds::add);
      }
      return new ListedContent(!definitions.isEmpty(), paths, connectorIds);
    }

    private static void addAll(
        List<String> listed, Map<FileKind, SortedSet<String>> paths, FileKind kind) {
      SortedSet<String> all = paths.computeIfAbsent(kind, same -> new TreeSet<>());
      listed.stream().map(Listed::lower).forEach(all::add);
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
