package dev.sentinelsync.catalog.check;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.syntax.token.Lexer;
import dev.sentinelsync.kql.syntax.token.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names and queries of rules and hunting queries, for those that are there twice. Two queries
 * are the same when they differ in comments, white space and the case of letters only.
 */
public final class QueryDigests implements Derivation<String> {

  private static final Set<ContentType> TYPES =
      EnumSet.of(ContentType.ANALYTIC_RULE, ContentType.HUNTING_QUERY);

  @Override
  public Family<String> family() {
    return CheckCatalog.QUERY_DIGEST;
  }

  @Override
  public String derive(String path, Facts facts) {
    if (!InputCatalog.hasFullPages(facts)) {
      return null;
    }
    Optional<ContentItem> item =
        facts.find(ItemCatalog.ITEM, path).filter(one -> TYPES.contains(one.type()));
    return item.isEmpty()
        ? null
        : item.get().name().strip().toLowerCase(Locale.ROOT)
            + "\n"
            + facts.get(InputCatalog.FILE, path).facts().queries().stream()
                .findFirst()
                .map(query -> digest(query.text()))
                .orElse("");
  }

  /** The digest of a query's tokens. */
  static String digest(String query) {
    List<String> tokens = new ArrayList<>();
    for (Token token : Lexer.tokenize(query, new DiagnosticLog())) {
      tokens.add(query.substring(token.start(), token.end()).toLowerCase(Locale.ROOT));
    }
    Fingerprint digest = Fingerprints.of(tokens);
    return "%016x%016x".formatted(digest.high(), digest.low());
  }

  @Override
  public void emit(String path, String value, Emitter out) {
    int end = value.lastIndexOf('\n');
    String name = value.substring(0, end);
    String query = value.substring(end + 1);
    out.put(CheckCatalog.BY_NAME, name, path);
    out.declare(CheckCatalog.SAME_NAME, name);
    if (!query.isEmpty()) {
      out.put(CheckCatalog.BY_QUERY, query, path);
      out.declare(CheckCatalog.SAME_QUERY, query);
    }
  }
}
