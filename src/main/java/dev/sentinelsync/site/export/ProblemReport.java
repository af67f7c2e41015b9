package dev.sentinelsync.site.export;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The report of what could not be read or does not fit together, as a page and as an export. */
public final class ProblemReport {

  private static final CsvTable<Finding> TABLE =
      new CsvTable<Finding>()
          .column("path", finding -> finding.path())
          .column("line", finding -> number(finding.line()))
          .column("column", finding -> number(finding.column()))
          .column("kind", finding -> finding.kind())
          .column("level", finding -> finding.level().name().toLowerCase(Locale.ROOT))
          .column("message", finding -> finding.message());

  /** More lines than this make a page that no browser shows well; the export has them all. */
  private static final int LONGEST_SECTION = 500;

  private ProblemReport() {}

  /**
   * What the template sees.
   *
   * @param sections in the order of the page, those without findings left out
   * @param total findings of all sections
   * @param export reference to the export
   */
  public record Model(List<Section> sections, int total, String export) {}

  /**
   * One part of the report.
   *
   * @param subject what its findings are about; the template has the words for it
   * @param files how many files it names
   * @param kinds how many findings there are of each kind
   * @param lines the findings; the first ones if there are too many
   * @param left how many findings are not among the lines
   */
  public record Section(
      String subject, int files, SortedMap<String, Integer> kinds, List<Line> lines, int left) {

    /** How many findings there are. */
    public int count() {
      return lines.size() + left;
    }
  }

  /**
   * One finding.
   *
   * @param file link to the page of the file's item, else to the file
   * @param place line and column, or empty
   * @param finding the finding
   */
  public record Line(Markup file, String place, Finding finding) {}

  public static String render(PageContext context) {
    Findings findings = new Findings(context.facts());
    List<Section> sections =
        Stream.of(
                section(context, "unreadable", findings.unreadable()),
                section(context, "partial", findings.partial()),
                section(context, "doubtful", findings.doubtful()),
                section(context, "unread-folders", findings.unreadFolders()),
                section(context, "shared-ids", findings.sharedIds()),
                section(context, "undocumented-tables", findings.undocumentedTables()),
                section(context, "unresolved-functions", findings.unresolvedFunctions()),
                section(context, "undefined-connectors", findings.undefinedConnectors()))
            .filter(section -> section.count() > 0)
            .toList();
    int total = sections.stream().mapToInt(Section::count).sum();
    return context.fill(
        "problems.md.ftl",
        new Model(sections, total, context.links().href(ExportFile.PROBLEMS.page())));
  }

  private static Section section(PageContext context, String subject, List<Finding> findings) {
    SortedMap<String, Integer> kinds = new TreeMap<>(Ordinal.ORDER);
    findings.forEach(finding -> kinds.merge(finding.kind(), 1, Integer::sum));
    List<Line> lines =
        findings.stream().limit(LONGEST_SECTION).map(finding -> line(context, finding)).toList();
    return new Section(
        subject,
        (int) findings.stream().map(Finding::path).distinct().count(),
        kinds,
        lines,
        findings.size() - lines.size());
  }

  private static Line line(PageContext context, Finding finding) {
    PageId item = new PageId(PageKind.ITEM, finding.path());
    String label = Escape.label(finding.path());
    Markup link =
        context
            .links()
            .find(item)
            .map(page -> new Markup("[" + label + "](" + page + ")"))
            .orElseGet(() -> SourceUrls.link(context, url -> label, finding.path()));
    return new Line(link, place(finding), finding);
  }

  private static String place(Finding finding) {
    if (finding.line() == 0) {
      return "";
    }
    return finding.column() == 0
        ? Integer.toString(finding.line())
        : finding.line() + ":" + finding.column();
  }

  static byte[] export(PageContext context) {
    return TABLE.file(new Findings(context.facts()).all().stream());
  }

  private static String number(int place) {
    return place == 0 ? "" : Integer.toString(place);
  }
}
