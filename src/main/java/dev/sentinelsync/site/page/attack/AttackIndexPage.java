package dev.sentinelsync.site.page.attack;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.attack.ItemTechniques;
import dev.sentinelsync.catalog.attack.Technique;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.site.link.Links;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.markdown.HeadingAnchors;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All techniques, with the number of rules of each (page layouts 9.5). */
public final class AttackIndexPage {

  /** Names that the reference does not know have pages too, but are not all listed. */
  private static final int MOST_UNKNOWN = 200;

  /** From this number of rules on, a cell has the next stronger colour. */
  private static final List<Integer> LEVELS = List.of(1, 3, 10, 30, 100);

  private AttackIndexPage() {}

  /**
   * What the templates see.
   *
   * @param version of ATT&CK; empty if the reference does not say it
   * @param tactics the columns of the matrix
   * @param height how many techniques the longest column has
   * @param coverage numbers
   * @param unknown techniques that the reference does not know, by identifier
   * @param omitted how many of these are not listed
   * @param matrix the matrix of the HTML form; nothing in Markdown
   * @param layers links to the layers of the whole site
   */
  public record Model(
      String version,
      List<Tactic> tactics,
      int height,
      Coverage coverage,
      List<Cell> unknown,
      int omitted,
      Markup matrix,
      List<Markup> layers) {}

  /**
   * Numbers of the whole matrix.
   *
   * @param techniques techniques of the reference, sub-techniques left out
   * @param used how many of them rules or hunting queries name
   * @param withRules how many of them analytic rules name
   */
  public record Coverage(int techniques, int used, int withRules) {}

  /**
   * A column.
   *
   * @param name the tactic
   * @param cells its techniques by name
   */
  public record Tactic(String name, List<Cell> cells) {}

  /**
   * A technique or sub-technique.
   *
   * @param technique the technique
   * @param target reference to its page; empty if nothing names it
   * @param explorer reference to its items in the search; empty if there is none
   * @param rules how many rules the cell counts
   * @param queries how many hunting queries the cell counts
   * @param level how strong its colour is, from 0 to 5
   * @param subs its sub-techniques
   */
  public record Cell(
      Technique technique,
      String target,
      String explorer,
      int rules,
      int queries,
      int level,
      List<Cell> subs) {}

  /** Makes the page. */
  public static String render(PageContext context) {
    List<Technique> all = context.facts().all(AttackCatalog.TECHNIQUE);
    Map<String, List<Technique>> subs = new TreeMap<>();
    all.stream()
        .filter(Technique::isSub)
        .filter(Technique::known)
        .forEach(
            sub ->
                subs.computeIfAbsent(ItemTechniques.top(sub.id()), top -> new ArrayList<>())
                    .add(sub));
    List<Technique> known = all.stream().filter(one -> one.known() && !one.isSub()).toList();
    List<Tactic> tactics = tactics(context, known, subs);
    List<Technique> unknown =
        all.stream().filter(one -> !one.known()).filter(Technique::hasPage).toList();
    Model model =
        new Model(
            context.facts().find(InputCatalog.SETTING, ReferenceData.ATTACK_VERSION).orElse(""),
            tactics,
            tactics.stream().mapToInt(tactic -> tactic.cells().size()).max().orElse(0),
            new Coverage(
                known.size(),
                (int) known.stream().filter(Technique::hasPage).count(),
                (int) known.stream().filter(one -> one.all().rules() > 0).count()),
            unknown.stream().limit(MOST_UNKNOWN).map(one -> cell(context, one, List.of())).toList(),
            Math.max(0, unknown.size() - MOST_UNKNOWN),
            Markup.EMPTY,
            layers(context));
    return context.fill("attack-index.md.ftl", withMatrix(context, model));
  }

  private static Model withMatrix(PageContext context, Model model) {
    return new Model(
        model.version(),
        model.tactics(),
        model.height(),
        model.coverage(),
        model.unknown(),
        model.omitted(),
        context.html("attack-matrix.html.ftl", model),
        model.layers());
  }

  private static List<Tactic> tactics(
      PageContext context, Collection<Technique> known, Map<String, List<Technique>> subs) {
    Map<String, List<Cell>> columns = new TreeMap<>(Tactics.IN_MATRIX);
    known.stream()
        .sorted(
            Comparator.comparing(Technique::name, Ordinal.IGNORING_CASE)
                .thenComparing(Technique::id, Ordinal.ORDER))
        .forEach(
            technique -> {
              Cell cell = cell(context, technique, subs.getOrDefault(technique.id(), List.of()));
              technique
                  .tactics()
                  .forEach(
                      tactic ->
                          columns.computeIfAbsent(tactic, first -> new ArrayList<>()).add(cell));
            });
    return columns.entrySet().stream()
        .map(column -> new Tactic(Tactics.name(column.getKey()), column.getValue()))
        .toList();
  }

  private static Cell cell(PageContext context, Technique technique, List<Technique> subs) {
    String target = technique.hasPage() ? context.links().href(page(technique.id())) : "";
    String anchor = target + "#" + HeadingAnchors.of(TechniquePages.SUBS);
    return new Cell(
        technique,
        target,
        technique.hasPage() ? explorer(context, technique) : "",
        technique.all().rules(),
        technique.all().huntingQueries(),
        level(technique.all().rules()),
        subs.stream()
            .map(
                sub ->
                    new Cell(
                        sub,
                        sub.own().total() > 0 ? anchor : "",
                        sub.own().total() > 0 ? explorer(context, sub) : "",
                        sub.own().rules(),
                        sub.own().huntingQueries(),
                        level(sub.own().rules()),
                        List.of()))
            .toList());
  }

  private static int level(int rules) {
    return (int) LEVELS.stream().filter(least -> rules >= least).count();
  }

  static PageId page(String technique) {
    return new PageId(PageKind.TECHNIQUE, ItemTechniques.top(technique));
  }

  /** The search filtered by a technique, if the site has a search. */
  static String explorer(PageContext context, Technique technique) {
    PageId explorer = PageId.of(PageKind.EXPLORER);
    Links links = context.links();
    return technique.known() && links.exists(explorer)
        ? links.href(explorer) + "?tech=" + technique.id()
        : "";
  }

  private static List<Markup> layers(PageContext context) {
    List<Markup> layers = new ArrayList<>();
    layers.add(
        context.links().to(new PageId(PageKind.ATTACK_LAYER, NavigatorLayers.ALL), "All rules"));
    for (String days : NavigatorLayers.DELTAS) {
      PageId page = new PageId(PageKind.ATTACK_DELTA, days);
      if (context.links().exists(page)) {
        layers.add(context.links().to(page, "Changes of the newest " + days + " days"));
      }
    }
    return layers;
  }
}
