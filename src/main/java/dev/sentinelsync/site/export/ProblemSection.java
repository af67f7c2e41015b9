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
  UNREADABLE("unreadable", Findings::unreadable),
  PARTIAL("partial", Findings::partial),
  DOUBTFUL("doubtful", Findings::doubtful),
  UNREAD_FOLDERS("unread-folders", Findings::unreadFolders),
  SHARED_IDS("shared-ids", Findings::sharedIds),
  UNDOCUMENTED_TABLES("undocumented-tables", Findings::undocumentedTables),
  UNRESOLVED_FUNCTIONS("unresolved-functions", Findings::unresolvedFunctions),
  UNDEFINED_CONNECTORS("undefined-connectors", Findings::undefinedConnectors);

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
  private final Function<Findings, List<Finding>> findings;

  ProblemSection(String id, Function<Findings, List<Finding>> findings) {
    this.id = id;
    this.findings = findings;
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
  static List<Finding> all(Findings findings) {
    return Arrays.stream(values())
        .flatMap(section -> section.findings.apply(findings).stream())
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
