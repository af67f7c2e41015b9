package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries that feeds show, each made once for all feeds and both of their forms. The identifier
 * is the key in the index of entries: time, commit and path.
 */
final class FeedEntries implements Derivation<FeedText> {

  /** The entries; derived for what {@link FeedCatalog#NEWEST} names. */
  static final Family<FeedText> ENTRY = new Family<>("feed-entry");

  @Override
  public Family<FeedText> family() {
    return ENTRY;
  }

  @Override
  public FeedText derive(String key, Facts facts) {
    String[] parts = key.split(" ", 3);
    CommitHistory commit = facts.get(HistoryCatalog.COMMIT, parts[1]);
    ItemChange change =
        commit.changes().stream()
            .filter(one -> one.path().equals(parts[2]))
            .findFirst()
            .orElseThrow();
    return FeedSite.find(facts)
        .flatMap(
            site ->
                address(facts, change, commit)
                    .map(address -> FeedText.of(site, entry(commit, change, address))))
        .orElse(null);
  }

  private static FeedEntry entry(CommitHistory commit, ItemChange change, String address) {
    return new FeedEntry(
        FeedEntry.urn(change.path() + "\n" + commit.commit()),
        FeedEntry.printable(title(change)),
        commit.committedAt(),
        address,
        FeedEntry.printable(summary(commit, change)),
        tags(change).stream().map(FeedEntry::printable).toList());
  }

  private static String title(ItemChange change) {
    String done =
        switch (change.action()) {
          case ADDED -> "Added";
          case CHANGED -> "Changed";
          case MOVED -> "Moved";
          case REMOVED -> "Removed";
        };
    return done
        + ": "
        + ChangeFields.name(change)
        + " ("
        + CommitView.type(change.kind())
        + ")"
        + (change.isBreaking() ? " – breaking?" : "");
  }

  private static String summary(CommitHistory commit, ItemChange change) {
    List<String> lines = new ArrayList<>();
    change.difference().flags().stream().map(ChangeFlag::words).forEach(lines::add);
    lines.addAll(ChangeFields.sentences(change));
    if (!commit.title().isEmpty()) {
      lines.add("Commit: " + commit.title());
    }
    return String.join("\n", lines);
  }

  private static List<String> tags(ItemChange change) {
    List<String> tags = new ArrayList<>(change.subjects().severities());
    tags.addAll(change.subjects().tactics());
    change.difference().flags().stream().map(ChangeFlag::key).forEach(tags::add);
    return tags;
  }

  /** Where the item's page lies, else the changes of its month. */
  private static Optional<String> address(Facts facts, ItemChange change, CommitHistory commit) {
    PageId month = new PageId(PageKind.CHANGES_MONTH, commit.date().toString().substring(0, 7));
    PageId page = ItemPage.of(facts, change.path()).orElse(month);
    return facts.find(SiteFacts.ADDRESS, page.key());
  }
}
