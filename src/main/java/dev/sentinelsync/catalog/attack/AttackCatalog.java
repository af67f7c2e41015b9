package dev.sentinelsync.catalog.attack;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.item.ContentType;

/** The families and indexes of techniques. */
public final class AttackCatalog {

  /** The techniques that an item names, by path; none for an item without any. */
  public static final Family<ItemTechniques> ITEM_TECHNIQUES = new Family<>("item-techniques");

  /** Every technique that the reference has or an item names, by identifier. */
  public static final Family<Technique> TECHNIQUE = new Family<>("technique");

  /** What the items of a solution or group name, by its key; none if they name nothing. */
  public static final Family<SolutionTechniques> SOLUTION_TECHNIQUES =
      new Family<>("solution-techniques");

  /** How the rules of techniques changed in the newest days, by number of days; an input. */
  public static final Family<TechniqueDelta> DELTA = new Family<>("technique-delta");

  /** Items that name exactly this technique, by {@link #items}. */
  public static final Index ITEMS = Index.of("technique-items");

  /** Items that name this technique or a sub-technique of it, by {@link #items}. */
  public static final Index ITEMS_BELOW = Index.of("technique-items-below");

  /** Techniques that items name, sub-techniques as what they belong to; empty identifier. */
  public static final Index USED = Index.of("used-techniques");

  private AttackCatalog() {}

  /** The identifier of the items of one type in {@link #ITEMS} and {@link #ITEMS_BELOW}. */
  public static String items(ContentType type, String technique) {
    return type.slug() + "/" + technique;
  }
}
