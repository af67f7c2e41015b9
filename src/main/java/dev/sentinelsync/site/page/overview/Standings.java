package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.support.Lines;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** How numbers of solutions and connectors split up, for the rows of tables that count them. */
final class Standings {

  private Standings() {}

  /**
   * How many of some things there are.
   *
   * @param total all of them
   * @param active published and not deprecated
   * @param deprecated whether published or not
   * @param unpublished not published and not deprecated
   * @param tiers by who supports them
   */
  public record Line(int total, int active, int deprecated, int unpublished, Tiers tiers) {}

  /**
   * How many of some things each tier of support has.
   *
   * @param microsoft by Microsoft
   * @param partner by partners
   * @param community by the community
   * @param none nobody is named, or another tier
   */
  public record Tiers(int microsoft, int partner, int community, int none) {

    static <T> Tiers of(Collection<T> things, Function<T, String> tier) {
      List<String> tiers = things.stream().map(tier).map(Lines::strip).toList();
      int microsoft = count(tiers, "Microsoft");
      int partner = count(tiers, "Partner");
      int community = count(tiers, "Community");
      return new Tiers(
          microsoft, partner, community, tiers.size() - microsoft - partner - community);
    }

    private static int count(List<String> tiers, String name) {
      return (int) tiers.stream().filter(name::equalsIgnoreCase).count();
    }
  }

  /** Counts solutions; none is deprecated. */
  static Line solutions(Collection<SolutionRow> rows) {
    int published = count(rows, SolutionRow::published);
    return new Line(
        rows.size(),
        published,
        0,
        rows.size() - published,
        Tiers.of(rows, SolutionRow::supportTier));
  }

  /**
   * Counts connectors.
   *
   * @param tier the tier of a connector's first solution
   */
  static Line connectors(Collection<ConnectorRow> rows, Function<ConnectorRow, String> tier) {
    int deprecated = count(rows, ConnectorRow::deprecated);
    int active = count(rows, row -> !row.deprecated() && row.published());
    return new Line(
        rows.size(), active, deprecated, rows.size() - deprecated - active, Tiers.of(rows, tier));
  }

  private static <T> int count(Collection<T> things, Predicate<T> condition) {
    return (int) things.stream().filter(condition).count();
  }
}
