package dev.sentinelsync.catalog.item;

import dev.sentinelsync.content.fact.FileKind;
import java.util.Arrays;
import java.util.Optional;

/** The seven types of content items (analysis rules 4), in the order of the site. */
public enum ContentType {
  ANALYTIC_RULE("analytic_rule", "Analytic Rule", "Analytic Rules", "Analytics", "analytic-rules"),
  HUNTING_QUERY("hunting_query", "Hunting Query", "Hunting Queries", "Hunting", "hunting-queries"),
  WORKBOOK("workbook", "Workbook", "Workbooks", "Workbooks", "workbooks"),
  PLAYBOOK("playbook", "Playbook", "Playbooks", "Playbooks", "playbooks"),
  PARSER("parser", "Parser", "Parsers", "Parsers", "parsers"),
  WATCHLIST("watchlist", "Watchlist", "Watchlists", "Watchlists", "watchlists"),
  SUMMARY_RULE("summary_rule", "Summary Rule", "Summary Rules", "Summary Rules", "summary-rules");

  private final String key;
  private final String label;
  private final String plural;
  private final String shortLabel;
  private final String slug;

  ContentType(String key, String label, String plural, String shortLabel, String slug) {
    this.key = key;
    this.label = label;
    this.plural = plural;
    this.shortLabel = shortLabel;
    this.slug = slug;
  }

  /** The key in exports and in file-name hashes. */
  public String key() {
    return key;
  }

  /** The term for one. */
  public String label() {
    return label;
  }

  /** The term for several. */
  public String plural() {
    return plural;
  }

  /** The term in cells that name several types. */
  public String shortLabel() {
    return shortLabel;
  }

  /** The stem of its index page. */
  public String slug() {
    return slug;
  }

  /** The type whose index page has a stem. */
  public static ContentType ofSlug(String slug) {
    return Arrays.stream(values())
        .filter(type -> type.slug.equals(slug))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no content type: " + slug));
  }

  /** The type of the items that files of a kind make, if they make items. */
  public static Optional<ContentType> of(FileKind kind) {
    return switch (kind) {
      case ANALYTIC_RULE -> Optional.of(ANALYTIC_RULE);
      case HUNTING_QUERY -> Optional.of(HUNTING_QUERY);
      case WORKBOOK -> Optional.of(WORKBOOK);
      case PLAYBOOK -> Optional.of(PLAYBOOK);
      case PARSER_YAML -> Optional.of(PARSER);
      case WATCHLIST -> Optional.of(WATCHLIST);
      case SUMMARY_RULE -> Optional.of(SUMMARY_RULE);
      default -> Optional.empty();
    };
  }
}
