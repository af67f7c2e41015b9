package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a JSON file of a playbooks folder says (analysis rules 4.4). Texts are as written; a text
 * that the file does not have is the empty string.
 *
 * @param accepted whether it is a playbook at all
 * @param reason why it is none, one sentence; empty for a playbook
 * @param title {@code metadata.title}
 * @param parameterName the default of the parameter {@code PlaybookName}, resolved; empty when it
 *     is a mere placeholder such as {@code <PlaybookName>}, so that the catalog falls back to
 *     folder or file (weakness 13)
 * @param description {@code metadata.description} as Markdown, line ends as LF
 * @param prerequisites what must be there before, one entry per paragraph
 * @param postDeployment what to do afterwards, one entry per step
 * @param author name of the author
 * @param supportTier {@code metadata.support.tier}
 * @param sourceKind {@code metadata.source.kind}
 * @param lastUpdate {@code metadata.lastUpdateTime} as written
 * @param tags {@code metadata.tags}
 * @param entities {@code metadata.entities}: entity types that it works on
 * @param hasMetadata whether the root metadata has a title or an author: a standalone playbook
 *     (4.6)
 * @param triggers what starts it, in document order
 * @param connectors names of the Logic App connectors used, lower-case, sorted
 * @param queries the queries that it runs, expressions replaced; computed ones are left out
 * @param writeTables tables that it sends records to, in document order, each once
 */
public record PlaybookFacts(
    boolean accepted,
    String reason,
    String title,
    String parameterName,
    String description,
    List<String> prerequisites,
    List<String> postDeployment,
    String author,
    String supportTier,
    String sourceKind,
    String lastUpdate,
    List<String> tags,
    List<String> entities,
    boolean hasMetadata,
    List<Trigger> triggers,
    List<String> connectors,
    List<ContentQuery> queries,
    List<String> writeTables)
    implements FileFacts {

  /** What starts a playbook. */
  public enum TriggerKind {
    /** A Microsoft Sentinel incident. */
    INCIDENT,
    /** A Microsoft Sentinel alert. */
    ALERT,
    /** A person's choice on an entity. */
    ENTITY,
    /** A schedule. */
    RECURRENCE,
    /** An HTTP request. */
    REQUEST,
    /** Anything else. */
    OTHER
  }

  /**
   * One trigger of the workflow.
   *
   * @param name its name in the workflow
   * @param kind what it reacts to
   */
  public record Trigger(String name, TriggerKind kind) {}

  /** Copies the lists. */
  public PlaybookFacts {
    prerequisites = List.copyOf(prerequisites);
    postDeployment = List.copyOf(postDeployment);
    tags = List.copyOf(tags);
    entities = List.copyOf(entities);
    triggers = List.copyOf(triggers);
    connectors = List.copyOf(connectors);
    queries = List.copyOf(queries);
    writeTables = List.copyOf(writeTables);
  }

  /** A file that is no playbook. */
  public static PlaybookFacts rejected(String reason) {
    List<String> none = List.of();
    return new PlaybookFacts(
        false, reason, "", "", "", none, none, "", "", "", "", none, none, false, List.of(), none,
        List.of(), none);
  }
}
