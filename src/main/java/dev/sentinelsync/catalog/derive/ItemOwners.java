package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.FileFacts;

/** Which files are content items, and whose (analysis rules 4.3, 4.4, 4.6). */
public final class ItemOwners implements Derivation<ItemOwner> {

  @Override
  public Family<ItemOwner> family() {
    return ItemOwner.FAMILY;
  }

  @Override
  public ItemOwner derive(String path, Facts facts) {
    SourceFile file = facts.get(InputCatalog.FILE, path);
    if (file.facts() == null || !file.isItem()) {
      return null;
    }
    String solution = file.solutionKey();
    boolean topLevel = solution.isEmpty();
    if (!isAccepted(file.facts(), topLevel)) {
      return null;
    }
    ContentType type = ContentType.of(file.kind().orElseThrow()).orElseThrow();
    if (!topLevel) {
      return new ItemOwner(type, ContentSource.SOLUTION, solution);
    }
    return file.facts().hasMetadata()
        ? new ItemOwner(type, ContentSource.STANDALONE, Solution.STANDALONE)
        : new ItemOwner(type, ContentSource.GITHUB_ONLY, Solution.GITHUB_ONLY);
  }

  /**
   * Whether a file makes an item. A rule of the top level that only says where its content moved to
   * is none.
   */
  public static boolean isAccepted(FileFacts facts, boolean topLevel) {
    boolean moved = topLevel && facts.stub();
    return facts.accepted() && !moved;
  }

  @Override
  public void emit(String path, ItemOwner owner, Emitter out) {
    out.put(ItemCatalog.ITEMS_BY_SOLUTION, owner.solutionKey(), path);
    out.put(ItemCatalog.ITEMS_BY_TYPE, owner.type().key(), path);
    out.declare(ItemCatalog.TYPE, owner.type().slug());
    if (owner.source() != ContentSource.SOLUTION) {
      out.declare(SolutionCatalog.SOLUTION, owner.solutionKey());
    }
  }
}
