package dev.sentinelsync.site.export;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report of what could not be read or does not fit together, as pages and as an export. */
public final class ProblemReport {

  private static final CsvTable<Finding> TABLE =
      new CsvTable<Finding>()
          .column("path", finding -> finding.path())
          .column("line", finding -> number(finding.line()))
          .column("column", finding -> number(finding.column()))
          .column("kind", finding -> finding.kind())
          .column("level", finding -> finding.level().name().toLowerCase(Locale.ROOT))
          .column("message", finding -> finding.message());

  /** Who can act first; what costs something before what is a doubt. */
  private static final Comparator<Section> BY_ACTION =
      Comparator.comparing((Section section) -> section.action().audience())
          .thenComparing(section -> section.action().warnings() == 0);

  private static final Comparator<Finding> WARNINGS_FIRST =
      Comparator.comparing((Finding finding) -> !finding.isWarning()).thenComparing(Finding.ORDER);

  private static final Comparator<Finding> AS_FOUND = (one, other) -> 0;

  private ProblemReport() {}

  /**
   * What the template of the report sees.
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
   * @param target reference to its page
   * @param count how many findings it has
   * @param files how many files it names
   * @param action who can act on how many findings that cost something, in the layout {@code full};
   *     else null
   */
  public record Section(String subject, String target, int count, int files, Action action) {}

  /**
   * Who can act on the findings of a section.
   *
   * @param audience who
   * @param warnings how many findings are more than a doubt
   */
  public record Action(ProblemSection.Audience audience, int warnings) {}

  /**
   * What the template of a section sees.
   *
   * @param subject what its findings are about; the template has the words for it
   * @param whole reference to the page of the whole section
   * @param view the part of it that the page shows, and the pages of other parts
   * @param kinds how many findings of each kind the whole section has
   * @param lines the findings; empty if smaller parts have pages
   * @param export reference to the export
   */
  public record SectionModel(
      String subject,
      String whole,
      ListView view,
      SortedMap<String, Integer> kinds,
      List<Line> lines,
      String export) {}

  /**
   * One finding.
   *
   * @param file link to the page of the file's item, else to the file
   * @param place line and column, or empty
   * @param finding the finding
   */
  public record Line(Markup file, String place, Finding finding) {}

  public static String render(PageContext context) {
    List<Section> sections = new ArrayList<>();
    for (ProblemSection section : ProblemSection.values()) {
      context
          .facts()
          .find(ProblemSection.FINDINGS, section.id())
          .ifPresent(findings -> sections.add(section(context, section, findings)));
    }
    if (context.isFull()) {
      sections.sort(BY_ACTION);
    }
    int total = sections.stream().mapToInt(Section::count).sum();
    return context.fill("problems.md.ftl", new Model(sections, total, exported(context)));
  }

  private static Section section(
      PageContext context, ProblemSection section, List<Finding> findings) {
    return new Section(
        section.id(),
        context.links().href(new PageId(PageKind.PROBLEM_SECTION, section.id())),
        findings.size(),
        (int) findings.stream().map(Finding::path).distinct().count(),
        context.isFull()
            ? new Action(
                section.audience(), (int) findings.stream().filter(Finding::isWarning).count())
            : null);
  }

  private static String exported(PageContext context) {
    return context.links().href(ExportFile.PROBLEMS.page());
  }

  /** The page of a section, or of a part of it. */
  public static String renderSection(PageContext context) {
    ListPart part = context.facts().get(ProblemSection.LISTS.parts(), context.id());
    List<Finding> findings = context.facts().get(ProblemSection.FINDINGS, part.list());
    SortedMap<String, Integer> kinds = new TreeMap<>(Ordinal.ORDER);
    findings.forEach(finding -> kinds.merge(finding.kind(), 1, Integer::sum));
    Set<String> shown = new HashSet<>(part.entries());
    return context.fill(
        "problem-section.md.ftl",
        new SectionModel(
            part.list(),
            context.links().href(new PageId(PageKind.PROBLEM_SECTION, part.list())),
            ListView.of(context, part, PageKind.PROBLEM_SECTION),
            kinds,
            findings.stream()
                .filter(finding -> shown.contains(finding.key()))
                .sorted(context.isFull() ? WARNINGS_FIRST : AS_FOUND)
                .map(finding -> line(context, finding))
                .toList(),
            exported(context)));
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
    return TABLE.file(ProblemSection.all(context.facts()).stream());
  }

  private static String number(int place) {
    return place == 0 ? "" : Integer.toString(place);
  }
}
