package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import java.util.List;

/**
 * Lists of one kind as facts: which parts of each have pages, and what each part holds. A page of a
 * part reads the fact of that part only.
 */
public final class ListKind {

  private final Source source;
  private final Family<List<ListPart>> lists;
  private final Family<ListPart> parts;
  private final Index listOfPart;

  /**
   * @param name unique name within the graph
   * @param source finds the parts of a list
   */
  public ListKind(String name, Source source) {
    this.source = source;
    this.lists = new Family<>(name);
    this.parts = new Family<>(name + "-part");
    this.listOfPart = Index.of(name + "-of-part");
  }

  /** Finds the parts of a list; a pure function. */
  @FunctionalInterface
  public interface Source {

    /** The parts of a list that have pages; empty if there is no such list. */
    List<ListPart> parts(String list, Facts facts);
  }

  /** The parts of each list, by identifier of the list. */
  public Family<List<ListPart>> lists() {
    return lists;
  }

  /** Each part, by its identifier. */
  public Family<ListPart> parts() {
    return parts;
  }

  /** Registers a list for every fact of a family; both have the same identifier. */
  public void registerForEach(Family<?> base, FactGraph.Builder builder) {
    builder.derivedForEach(base, new Whole()).index(listOfPart).derived(new Parts());
  }

  /** Registers lists that other facts {@link #declare}. */
  public void register(FactGraph.Builder builder) {
    builder.derived(new Whole()).index(listOfPart).derived(new Parts());
  }

  /** Says that there is a list. */
  public void declare(String list, Emitter out) {
    out.declare(lists, list);
  }

  /** The parts of a list, made from facts that no graph holds. */
  public List<ListPart> derive(String list, Facts facts) {
    return source.parts(list, facts);
  }

  private final class Whole implements Derivation<List<ListPart>> {

    @Override
    public Family<List<ListPart>> family() {
      return lists;
    }

    @Override
    public List<ListPart> derive(String list, Facts facts) {
      List<ListPart> made = source.parts(list, facts);
      return made.isEmpty() ? null : made;
    }

    @Override
    public void emit(String list, List<ListPart> made, Emitter out) {
      for (ListPart part : made) {
        out.put(listOfPart, part.id(), list);
        out.declare(parts, part.id());
      }
    }
  }

  private final class Parts implements Derivation<ListPart> {

    @Override
    public Family<ListPart> family() {
      return parts;
    }

    @Override
    public ListPart derive(String id, Facts facts) {
      return facts.members(listOfPart, id).stream()
          .flatMap(list -> facts.get(lists, list).stream())
          .filter(part -> part.id().equals(id))
          .findFirst()
          .orElse(null);
    }
  }
}
