package dev.sentinelsync.site.page.attack;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.attack.SolutionTechniques;
import dev.sentinelsync.catalog.attack.TechniqueDelta;
import dev.sentinelsync.catalog.input.CommitTime;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.support.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Layers of the ATT&CK Navigator, format 4.5 (page layouts 9.5). A cell has no tactic, so it counts
 * wherever the technique stands, also where a later version of ATT&CK has other tactics.
 */
public final class NavigatorLayers {

  /** File name of the layer of all rules. */
  public static final String ALL = "all.json";

  /** Where layers lie. */
  public static final String FOLDER = "attack/layers";

  /** The deltas, by number of days. */
  static final List<String> DELTAS = List.of("30", "90");

  private static final String COPYRIGHT =
      "© The MITRE Corporation. This work is reproduced and distributed with the permission of The"
          + " MITRE Corporation.";

  private static final String WHITE = "#ffffff";
  private static final String BLUE = "#3d7edb";
  private static final String RED = "#d9534f";

  private final PageContext context;

  private NavigatorLayers(PageContext context) {
    this.context = context;
  }

  /** The layer of all rules and hunting queries. */
  public static byte[] renderAll(PageContext context) {
    NavigatorLayers layers = new NavigatorLayers(context);
    List<Cell> cells =
        context.facts().all(AttackCatalog.TECHNIQUE).stream()
            .filter(one -> one.own().total() > 0)
            .map(one -> counted(one.id(), one.own().rules(), one.own().huntingQueries()))
            .toList();
    return layers.write(
        "Microsoft Sentinel content",
        "Analytic rules that name a technique; comments count hunting queries too.",
        cells,
        List.of());
  }

  /** The layer of one solution or group. */
  public static byte[] renderSolution(PageContext context) {
    NavigatorLayers layers = new NavigatorLayers(context);
    SolutionTechniques solution =
        context.facts().get(AttackCatalog.SOLUTION_TECHNIQUES, context.id());
    return layers.write(
        solution.solution(),
        "Analytic rules of %s that name a technique; comments count hunting queries too."
            .formatted(solution.solution()),
        solution.techniques().stream()
            .map(row -> counted(row.id(), row.rules(), row.huntingQueries()))
            .toList(),
        List.of());
  }

  /** The layer of what changed in the newest days. */
  public static byte[] renderDelta(PageContext context) {
    NavigatorLayers layers = new NavigatorLayers(context);
    TechniqueDelta delta = context.facts().get(AttackCatalog.DELTA, context.id());
    return layers.write(
        "Changes of the newest " + delta.days() + " days",
        "How many analytic rules more or fewer name a technique at commit %s than at commit %s."
            .formatted(delta.head().shortId(), delta.base().shortId()),
        delta.changes().stream()
            .map(
                change ->
                    new Cell(
                        change.id(), change.net(), "+" + change.gained() + ", -" + change.lost()))
            .toList(),
        List.of(commit("Base", delta.base()), commit("Head", delta.head())));
  }

  /** The suggested address of the layer of a solution or group. */
  public static String address(SolutionTechniques solution) {
    return FOLDER + "/" + Slug.fileStem(solution.solution()) + ".json";
  }

  /** The suggested address of the layer of what changed. */
  public static String address(TechniqueDelta delta) {
    return FOLDER + "/delta-" + delta.days() + "d.json";
  }

  private record Cell(String technique, int score, String comment) {}

  private static Cell counted(String technique, int rules, int queries) {
    return new Cell(
        technique,
        rules,
        rules
            + (rules == 1 ? " analytic rule, " : " analytic rules, ")
            + queries
            + (queries == 1 ? " hunting query" : " hunting queries"));
  }

  private static Map<String, Object> commit(String name, CommitTime commit) {
    return note(name, commit.commit() + " of " + commit.time());
  }

  private static Map<String, Object> note(String name, String value) {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("name", name);
    note.put("value", value);
    return note;
  }

  /** Only techniques of the reference: the Navigator knows no others. */
  private byte[] write(
      String name, String description, List<Cell> cells, List<Map<String, Object>> notes) {
    List<Cell> known =
        cells.stream()
            .filter(
                cell ->
                    context
                        .facts()
                        .find(InputCatalog.REFERENCE_TECHNIQUE, cell.technique())
                        .isPresent())
            .toList();
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("name", name);
    layer.put("versions", versions());
    layer.put("domain", "enterprise-attack");
    layer.put("description", description);
    layer.put("sorting", 0);
    layer.put("layout", layout());
    layer.put("hideDisabled", false);
    layer.put("techniques", known.stream().map(this::technique).toList());
    layer.put("gradient", gradient(known));
    layer.put("legendItems", List.of());
    layer.put(
        "metadata",
        Stream.concat(Stream.of(note("Copyright", COPYRIGHT)), notes.stream()).toList());
    return Json.bytes(layer);
  }

  private Map<String, Object> versions() {
    Map<String, Object> versions = new LinkedHashMap<>();
    context
        .facts()
        .find(InputCatalog.SETTING, ReferenceData.ATTACK_VERSION)
        .ifPresent(version -> versions.put("attack", version.split("\\.")[0]));
    versions.put("navigator", "4.9.0");
    versions.put("layer", "4.5");
    return versions;
  }

  private static Map<String, Object> layout() {
    Map<String, Object> layout = new LinkedHashMap<>();
    layout.put("layout", "side");
    layout.put("aggregateFunction", "sum");
    layout.put("showID", false);
    layout.put("showName", true);
    layout.put("showAggregateScores", true);
    layout.put("countUnscored", false);
    layout.put("expandedSubtechniques", "annotated");
    return layout;
  }

  private Map<String, Object> technique(Cell cell) {
    Map<String, Object> technique = new LinkedHashMap<>();
    technique.put("techniqueID", cell.technique());
    technique.put("score", cell.score());
    technique.put("comment", cell.comment());
    url(cell.technique())
        .ifPresent(
            url -> {
              Map<String, Object> link = new LinkedHashMap<>();
              link.put("label", "Rules");
              link.put("url", url);
              technique.put("links", List.of(link));
            });
    return technique;
  }

  /** The page of the technique in the web, if the site's address is known. */
  private Optional<String> url(String technique) {
    String site = context.facts().find(InputCatalog.SETTING, HtmlPages.SITE_URL).orElse("");
    return context
        .facts()
        .find(SiteFacts.ADDRESS, AttackIndexPage.page(technique).key())
        .filter(address -> !site.isEmpty())
        .map(address -> Forms.of(context.facts()).html() ? HtmlAddress.of(address) : address)
        .map(address -> site + "/" + PercentEncoding.path(address));
  }

  private static Map<String, Object> gradient(List<Cell> cells) {
    int most = Math.max(1, cells.stream().mapToInt(cell -> Math.abs(cell.score())).max().orElse(1));
    boolean falls = cells.stream().anyMatch(cell -> cell.score() < 0);
    Map<String, Object> gradient = new LinkedHashMap<>();
    gradient.put("colors", falls ? List.of(RED, WHITE, BLUE) : List.of(WHITE, BLUE));
    gradient.put("minValue", falls ? -most : 0);
    gradient.put("maxValue", most);
    return gradient;
  }
}
