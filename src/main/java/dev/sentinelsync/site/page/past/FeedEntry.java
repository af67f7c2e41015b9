package dev.sentinelsync.site.page.past;

import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.PercentEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An entry of a feed: what one commit did to one item.
 *
 * @param id {@code urn:uuid:} version 5 of path and commit, so that it needs no address of the site
 * @param title one line; untrusted text
 * @param updated time of the commit, never of the clock
 * @param url of the item's page, else of the changes of its month; relative to the feed without an
 *     address of the site
 * @param summary lines; untrusted text
 * @param tags severities, tactics and flags
 */
record FeedEntry(
    String id, String title, Instant updated, String url, String summary, List<String> tags) {

  /** Changes of a commit that are searched one by one. */
  private static final int FEW = 16;

  /** The name space of addresses in RFC 9562. */
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  /**
   * Makes entries.
   *
   * @param keys of the index of entries: time, commit and path
   */
  static List<FeedEntry> of(PageContext context, Collection<String> keys) {
    Site site = Site.of(context);
    Map<CommitHistory, Map<String, ItemChange>> byPath = new IdentityHashMap<>();
    List<FeedEntry> entries = new ArrayList<>();
    for (String key : keys) {
      String[] parts = key.split(" ", 3);
      CommitHistory commit = context.facts().get(HistoryCatalog.COMMIT, parts[1]);
      entries.add(of(context, site, commit, change(commit, parts[2], byPath)));
    }
    return entries;
  }

  /** A first import changes thousands of items, and a feed has many of them. */
  private static ItemChange change(
      CommitHistory commit, String path, Map<CommitHistory, Map<String, ItemChange>> byPath) {
    if (commit.changes().size() <= FEW) {
      return commit.changes().stream()
          .filter(change -> change.path().equals(path))
          .findFirst()
          .orElseThrow();
    }
    return byPath.computeIfAbsent(commit, FeedEntry::changesByPath).get(path);
  }

  private static Map<String, ItemChange> changesByPath(CommitHistory commit) {
    return commit.changes().stream()
        .collect(Collectors.toMap(ItemChange::path, change -> change, (first, same) -> first));
  }

  private static FeedEntry of(
      PageContext context, Site site, CommitHistory commit, ItemChange change) {
    return new FeedEntry(
        "urn:uuid:" + uuid(change.path() + "\n" + commit.commit()),
        printable(title(change)),
        Instant.ofEpochSecond(commit.committedAt()),
        url(context, site, change, commit),
        printable(summary(commit, change)),
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

  private static String url(
      PageContext context, Site site, ItemChange change, CommitHistory commit) {
    PageId month = new PageId(PageKind.CHANGES_MONTH, commit.date().toString().substring(0, 7));
    PageId page = ItemPage.of(context.facts(), change.path()).orElse(month);
    return site.absolute(site.form(context.facts().get(SiteFacts.ADDRESS, page.key())));
  }

  /**
   * What decides on the form of addresses.
   *
   * @param root the site's address in the web, or the way to it if it has none
   * @param html whether people read HTML
   */
  private record Site(String root, boolean html) {

    static Site of(PageContext context) {
      String url = context.setting(HtmlPages.SITE_URL);
      return new Site(url.isEmpty() ? ".." : url, Forms.of(context.facts()).html());
    }

    String form(String address) {
      return html ? HtmlAddress.of(address) : address;
    }

    String absolute(String address) {
      return root + "/" + PercentEncoding.path(address);
    }
  }

  /** The address of a page in the form that people read. */
  static String address(PageContext context, PageId page) {
    return Site.of(context).form(context.facts().get(SiteFacts.ADDRESS, page.key()));
  }

  /** The address in the web, or relative to the folder of feeds if the site has none. */
  static String absolute(PageContext context, String address) {
    return Site.of(context).absolute(address);
  }

  /** Text without characters that XML 1.0 does not have. */
  private static String printable(String text) {
    if (isCommon(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isPrintable(c)) {
        printable.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return printable.toString();
  }

  /** Whether a text has neither control characters nor any beyond the basic plane. */
  private static boolean isCommon(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' || c >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(int c) {
    return c == '\n'
        || c == '\t'
        || c >= ' ' && c < 0xD800
        || c >= 0xE000 && c < 0xFFFE
        || c >= 0x10000;
  }

  /** A name-based identifier of version 5 (RFC 9562). */
  static UUID uuid(String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .flip());
      ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = digest.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
      long low = digest.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
