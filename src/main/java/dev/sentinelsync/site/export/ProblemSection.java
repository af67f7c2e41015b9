package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.list.Entry;
import dev.sentinelsync.site.list.ListKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.Splitting;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The sections of the report of problems, in its order (page layouts 8.19). */
public enum ProblemSection {
  UNREADABLE("unreadable", Audience.AUTHORS, Findings::unreadable),
  PARTIAL("partial", Audience.AUTHORS, Findings::partial),
  DOUBTFUL("doubtful", Audience.AUTHORS, Findings::doubtful),
  UNREAD_FOLDERS("unread-folders", Audience.READERS, Findings::unreadFolders),
  UNREAD_PARSERS("unread-parsers", Audience.AUTHORS, Findings::unreadParsers),
  SHARED_IDS("shared-ids", Audience.AUTHORS, Findings::sharedIds),
  UNDOCUMENTED_TABLES("undocumented-tables", Audience.MAINTAINERS, Findings::undocumentedTables),
  UNRESOLVED_FUNCTIONS("unresolved-functions", Audience.AUTHORS, Findings::unresolvedFunctions),
  UNDEFINED_CONNECTORS("undefined-connectors", Audience.AUTHORS, Findings::undefinedConnectors),
  TECHNIQUES("techniques", Audience.AUTHORS, findings -> findings.content().techniques()),
  SAME_QUERIES("same-queries", Audience.AUTHORS, findings -> findings.content().sameQueries()),
  SAME_NAMES("same-names", Audience.AUTHORS, findings -> findings.content().sameNames()),
  UNDELIVERED_TABLES(
      "undelivered-tables", Audience.AUTHORS, findings -> findings.content().undeliveredTables());

  /** Who can act on the findings of a section, in the order of the layout {@code full}. */
  public enum Audience {
    /** The authors of the files that the findings name. */
    AUTHORS("Authors of the files"),
    /** Who keeps the reference facts of this site. */
    MAINTAINERS("Maintainers of reference facts"),
    /** Nobody but readers, who know now what they do not see. */
    READERS("Readers");

    private final String label;

    Audience(String label) {
      this.label = label;
    }

    /** How the report calls them. */
    public String label() {
      return label;
    }
  }

  /** The findings of each section that has any, by its identifier. */
  static final Family<List<Finding>> FINDINGS = new Family<>("problem-section");

  /** The findings of a section by files, by the section's identifier. */
  public static final ListKind LISTS = new ListKind("problem-list", ProblemSection::parts);

  /** The longest address of an item's page. */
  private static final int LONGEST_ADDRESS = 160;

  /** What a row has beside its texts. */
  private static final int FRAME = 100;

  private static final String SOLUTIONS = "Solutions/";

  private final String id;
  private final Audience audience;
  private final Function<Findings, List<Finding>> findings;

  ProblemSection(String id, Audience audience, Function<Findings, List<Finding>> findings) {
    this.id = id;
    this.audience = audience;
    this.findings = findings;
  }

  /** Who can act on its findings. */
  Audience audience() {
    return audience;
  }

  /** The identifier; templates have the words for it. */
  public String id() {
    return id;
  }

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder.derived(new Sections());
    LISTS.registerForEach(FINDINGS, builder);
  }

  /** Says that the report is there. */
  public static void declare(Emitter out) {
    for (ProblemSection section : values()) {
      out.declare(FINDINGS, section.id);
    }
  }

  /** All findings of all sections. */
  static List<Finding> all(Facts facts) {
    return Arrays.stream(values())
        .flatMap(section -> facts.find(FINDINGS, section.id).stream())
        .flatMap(List::stream)
        .sorted(Finding.ORDER)
        .toList();
  }

  private static List<ListPart> parts(String section, Facts facts) {
    List<Entry> entries = facts.get(FINDINGS, section).stream().map(ProblemSection::entry).toList();
    return Splitting.of(section, "problems/" + section, entries);
  }

  private static Entry entry(Finding finding) {
    int bytes = Entry.bytes(finding.path());
    return new Entry(
        finding.key(),
        name(finding.path()),
        1,
        FRAME + Entry.bytes(finding.message()) + bytes + Math.max(LONGEST_ADDRESS, FRAME + bytes));
  }

  /** Authors look for their solution; the other files lie in few folders. */
  private static String name(String path) {
    return path.startsWith(SOLUTIONS)
        ? path.substring(SOLUTIONS.length())
        : RepositoryPath.fileName(path);
  }

  private static final class Sections implements Derivation<List<Finding>> {

    @Override
    public Family<List<Finding>> family() {
      return FINDINGS;
    }

    @Override
    public List<Finding> derive(String id, Facts facts) {
      Findings all = new Findings(facts);
      return Arrays.stream(values())
          .filter(section -> section.id.equals(id))
          .map(section -> section.findings.apply(all))
          .filter(findings -> !findings.isEmpty())
          .findFirst()
          .orElse(null);
    }
  }
}
