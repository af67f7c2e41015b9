package dev.sentinelsync.site.deploy;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.site.link.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An analytic rule that has all that a deployment needs (page layouts 14.1).
 *
 * @param path of its file
 * @param stem of the name of its template: its id, and a hash if other items carry the same id
 * @param kind {@code Scheduled} or {@code NRT}
 */
public record DeployableRule(String path, String stem, String kind) {

  /** The rules, by the paths of their files. */
  public static final Family<DeployableRule> FAMILY = new Family<>("deployable-rule");

  static final String SCHEDULED = "Scheduled";
  static final String NRT = "NRT";

  private static final Map<String, String> OPERATORS =
      Map.of("gt", "GreaterThan", "lt", "LessThan", "eq", "Equal", "ne", "NotEqual");

  private static final List<String> SEVERITIES = List.of("High", "Medium", "Low", "Informational");

  /** Puts the family behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder.derivedForEach(ItemCatalog.ITEM, new Of());
  }

  /** The address of its template. */
  public String address() {
    return "arm/" + stem + ".json";
  }

  /** Finds the rules that can be deployed. */
  private static final class Of implements Derivation<DeployableRule> {

    @Override
    public Family<DeployableRule> family() {
      return FAMILY;
    }

    @Override
    public DeployableRule derive(String path, Facts facts) {
      ContentItem item = facts.get(ItemCatalog.ITEM, path);
      if (item.type() != ContentType.ANALYTIC_RULE) {
        return null;
      }
      return facts
          .get(InputCatalog.FILE, path)
          .facts(RuleFacts.class)
          .filter(rule -> rule.query().isPresent())
          .flatMap(DeployableRule::kind)
          .map(kind -> new DeployableRule(path, stem(item, facts), kind))
          .orElse(null);
    }
  }

  private static String stem(ContentItem item, Facts facts) {
    String id = item.id().toLowerCase(Locale.ROOT);
    boolean own = !id.isEmpty() && facts.members(ItemCatalog.ITEMS_BY_ID, id).size() == 1;
    String stem = Slug.fileStem(item.id());
    return own ? stem : stem + "-" + Slug.md5(item.path()).substring(0, 8);
  }

  /** The kind; empty if the service takes no such rule. A rule without a kind is scheduled. */
  private static Optional<String> kind(RuleFacts rule) {
    String written = rule.common().classification().kind();
    if (severity(rule).isEmpty()) {
      return Optional.empty();
    }
    if (written.equalsIgnoreCase(NRT)) {
      return Optional.of(NRT);
    }
    RuleFacts.Schedule schedule = rule.schedule();
    boolean scheduled =
        (written.isEmpty() || written.equalsIgnoreCase(SCHEDULED))
            && Durations.iso(schedule.queryFrequency()).isPresent()
            && Durations.iso(schedule.queryPeriod()).isPresent()
            && operator(schedule.triggerOperator()).isPresent()
            && threshold(schedule.triggerThreshold()).isPresent();
    return scheduled ? Optional.of(SCHEDULED) : Optional.empty();
  }

  /** The severity in the words of the service, which has four and asks for one. */
  static Optional<String> severity(RuleFacts rule) {
    String written = rule.common().classification().severity().strip();
    return SEVERITIES.stream().filter(written::equalsIgnoreCase).findFirst();
  }

  /** The operator in the words of the service; authors write {@code gt} or {@code GreaterThan}. */
  static Optional<String> operator(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    return OPERATORS.entrySet().stream()
        .filter(
            operator ->
                word.equals(operator.getKey())
                    || word.equals(operator.getValue().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The threshold as a number. */
  static Optional<Integer> threshold(String written) {
    try {
      return Optional.of(Integer.parseInt(written.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
