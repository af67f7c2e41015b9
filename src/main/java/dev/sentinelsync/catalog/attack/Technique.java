package dev.sentinelsync.catalog.attack;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceTechnique;
import dev.sentinelsync.catalog.item.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A technique or sub-technique and how many items name it (analysis rules 4.8).
 *
 * @param id identifier; as written if it has not the form of one
 * @param name as the reference has it; empty if the reference does not know the technique
 * @param tactics short names; empty if the reference does not know the technique
 * @param own the items that name exactly this one
 * @param all the items that name it or a sub-technique of it, each once
 */
public record Technique(String id, String name, List<String> tactics, Uses own, Uses all) {

  /** Copies the list. */
  public Technique {
    tactics = List.copyOf(tactics);
  }

  /**
   * Numbers of items.
   *
   * @param rules analytic rules
   * @param huntingQueries hunting queries
   * @param others items of other types
   */
  public record Uses(int rules, int huntingQueries, int others) {

    /** All items. */
    public int total() {
      return rules + huntingQueries + others;
    }
  }

  /** Whether the reference knows it. */
  public boolean known() {
    return !name.isEmpty();
  }

  /** Whether it stands on the page of another technique. */
  public boolean isSub() {
    return !ItemTechniques.top(id).equals(id);
  }

  /** Whether it has a page: items name it or a sub-technique of it. */
  public boolean hasPage() {
    return !isSub() && all.total() > 0;
  }

  /** The techniques of the reference: each is a fact, whether anything names it or not. */
  public static final class Reference implements InputFamily<ReferenceTechnique> {

    @Override
    public Family<ReferenceTechnique> family() {
      return InputCatalog.REFERENCE_TECHNIQUE;
    }

    @Override
    public void emit(String id, ReferenceTechnique technique, Emitter out) {
      out.declare(AttackCatalog.TECHNIQUE, id);
    }
  }

  /** Counts the items. */
  public static final class Of implements Derivation<Technique> {

    @Override
    public Family<Technique> family() {
      return AttackCatalog.TECHNIQUE;
    }

    @Override
    public Technique derive(String id, Facts facts) {
      Optional<ReferenceTechnique> known = facts.find(InputCatalog.REFERENCE_TECHNIQUE, id);
      return new Technique(
          id,
          known.map(ReferenceTechnique::name).orElse(""),
          known.map(ReferenceTechnique::tactics).orElse(List.of()),
          uses(id, AttackCatalog.ITEMS, facts),
          uses(id, AttackCatalog.ITEMS_BELOW, facts));
    }

    private static Uses uses(String id, Index index, Facts facts) {
      int rules = count(ContentType.ANALYTIC_RULE, id, index, facts);
      int queries = count(ContentType.HUNTING_QUERY, id, index, facts);
      int all =
          Arrays.stream(ContentType.values()).mapToInt(type -> count(type, id, index, facts)).sum();
      return new Uses(rules, queries, all - rules - queries);
    }

    private static int count(ContentType type, String id, Index index, Facts facts) {
      return facts.count(index, AttackCatalog.items(type, id));
    }
  }
}
