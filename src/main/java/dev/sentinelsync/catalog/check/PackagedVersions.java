package dev.sentinelsync.catalog.check;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.PackagedRule;
import dev.sentinelsync.content.fact.QueryDigest;
import dev.sentinelsync.content.fact.SolutionPackageFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What packages have of the analytic rules of their solutions (analysis rules 9.9). */
public final class PackagedVersions implements Derivation<PackagedVersion> {

  /** Where a package lies in the folder of its solution. */
  private static final String PACKAGE = "/Package/mainTemplate.json";

  @Override
  public Family<PackagedVersion> family() {
    return CheckCatalog.PACKAGED_VERSION;
  }

  @Override
  public PackagedVersion derive(String path, Facts facts) {
    ContentItem item = facts.get(ItemCatalog.ITEM, path);
    if (item.type() != ContentType.ANALYTIC_RULE || !InputCatalog.hasFullPages(facts)) {
      return null;
    }
    return facts
        .find(InputCatalog.FILE, item.origin().solutionKey() + PACKAGE)
        .flatMap(file -> file.facts(SolutionPackageFacts.class))
        .map(packed -> of(item, facts, packed.rules()))
        .orElse(null);
  }

  @Override
  public void emit(String path, PackagedVersion version, Emitter out) {
    if (version.isBehind()) {
      String solution = SourceFile.solutionKeyOf(path);
      out.put(CheckCatalog.BEHIND, solution, path);
      out.put(CheckCatalog.SOLUTIONS_BEHIND, "", solution);
      out.declare(CheckCatalog.PACKAGES, CheckCatalog.PACKAGES_ID);
    }
  }

  /** The solutions whose packages are behind. */
  public static final class Behind implements Derivation<List<String>> {

    @Override
    public Family<List<String>> family() {
      return CheckCatalog.PACKAGES;
    }

    @Override
    public List<String> derive(String id, Facts facts) {
      return facts.members(CheckCatalog.SOLUTIONS_BEHIND, "");
    }
  }

  private static PackagedVersion of(ContentItem item, Facts facts, List<PackagedRule> rules) {
    String query =
        QueryDigest.of(
            facts.get(InputCatalog.FILE, item.path()).facts().queries().stream()
                .map(ContentQuery::text)
                .toList());
    String name = letters(item.name());
    Optional<PackagedRule> own =
        first(rules, rule -> !rule.id().isEmpty() && rule.id().equalsIgnoreCase(item.id()))
            .or(() -> first(rules, rule -> letters(rule.name()).equals(name)));
    String version = item.classification().version();
    return own.map(
            rule ->
                new PackagedVersion(
                    true,
                    rule.version(),
                    rule.version().isEmpty()
                        || version.isEmpty()
                        || rule.version().equals(version.strip()),
                    rule.query().equals(query)))
        .orElse(PackagedVersion.ABSENT);
  }

  private static Optional<PackagedRule> first(
      List<PackagedRule> rules, Predicate<PackagedRule> which) {
    return rules.stream().filter(which).findFirst();
  }

  /** A name without what packaging leaves out of it: brackets, colons, and other signs. */
  private static String letters(String name) {
    return name.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
