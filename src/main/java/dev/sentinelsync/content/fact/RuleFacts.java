package dev.sentinelsync.content.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an analytic rule or a hunting query says (analysis rules 4.2). Texts are trimmed and empty
 * when the file lacks them; the name of a file without one comes from its path, elsewhere.
 *
 * @param common shared attributes
 * @param schedule when a rule runs and when it fires; texts as written
 * @param alert what an alert of a rule carries
 * @param tags texts; fields of an object as {@code name: value}
 * @param queries the query, or nothing
 */
public record RuleFacts(
    CommonAttributes common,
    Schedule schedule,
    Alert alert,
    List<String> tags,
    ItemMetadata metadata,
    List<ContentQuery> queries)
    implements FileFacts {

  /**
   * When a rule runs and when it fires; texts as written.
   *
   * @param queryFrequency how often the rule runs, as written ({@code 1d}, {@code PT5M})
   * @param queryPeriod how far its query looks back, as written
   */
  public record Schedule(
      String queryFrequency,
      String queryPeriod,
      String triggerOperator,
      String triggerThreshold,
      String suppressionEnabled,
      String suppressionDuration) {}

  /**
   * What an alert of a rule carries.
   *
   * @param entityColumns {@code sentinelEntitiesMappings}: columns that hold whole entities
   * @param customDetails columns that are shown on the alert, by display name
   * @param alertDetails fields of {@code alertDetailsOverride}: formats of the alert's own texts;
   *     dynamic properties by their names
   * @param aggregationKind {@code eventGroupingSettings.aggregationKind}
   * @param incident {@code incidentConfiguration}
   */
  public record Alert(
      List<EntityMapping> entityMappings,
      List<String> entityColumns,
      Map<String, String> customDetails,
      Map<String, String> alertDetails,
      String aggregationKind,
      Incident incident) {
    /** Copies the collections, in their order. */
    public Alert {
      entityMappings = List.copyOf(entityMappings);
      entityColumns = List.copyOf(entityColumns);
      customDetails = Collections.unmodifiableMap(new LinkedHashMap<>(customDetails));
      alertDetails = Collections.unmodifiableMap(new LinkedHashMap<>(alertDetails));
    }
  }

  /**
   * What becomes of the alerts of a rule; texts as written.
   *
   * @param create whether an alert makes an incident
   * @param grouping how alerts are grouped into one incident
   */
  public record Incident(String create, Grouping grouping) {}

  /**
   * How alerts are grouped into one incident; texts as written.
   *
   * @param enabled whether they are
   * @param reopenClosed whether a closed incident is opened again for a new alert
   * @param lookback how far back incidents are looked for
   * @param matchingMethod which alerts belong together, such as {@code Selected}
   * @param entities entity types that must be equal
   * @param alertDetails fields of the alert that must be equal
   * @param customDetails custom details that must be equal
   */
  public record Grouping(
      String enabled,
      String reopenClosed,
      String lookback,
      String matchingMethod,
      List<String> entities,
      List<String> alertDetails,
      List<String> customDetails) {
    /** Copies the lists. */
    public Grouping {
      entities = List.copyOf(entities);
      alertDetails = List.copyOf(alertDetails);
      customDetails = List.copyOf(customDetails);
    }
  }

  /** The sentences by which a file says that its content lives elsewhere (analysis rules 4.6). */
  private static final Pattern MOVED =
      Pattern.compile(
          "moved to (?:new )?location|as part of content migration"
              + "|this file (?:is|has been) moved|content has been migrated");

  /** Copies the lists. */
  public RuleFacts {
    tags = List.copyOf(tags);
    queries = List.copyOf(queries);
  }

  /** The query, if the file holds one. */
  public Optional<ContentQuery> query() {
    return queries.stream().findFirst();
  }

  @Override
  public boolean stub() {
    String words = common.description().replace('\n', ' ').toLowerCase(Locale.ROOT);
    return queries.isEmpty() && MOVED.matcher(words).find();
  }
}
