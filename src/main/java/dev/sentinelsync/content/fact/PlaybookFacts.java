package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a JSON file of a playbooks folder says (analysis rules 4.4). Texts are as written; a text
 * that the file does not have is the empty string.
 *
 * @param accepted whether it is a playbook at all
 * @param reason why it is none, one sentence; empty for a playbook
 * @param about what the playbook says of itself
 * @param origin who made the playbook
 * @param workflow what its workflow uses
 * @param queries the queries that it runs, expressions replaced; computed ones are left out
 */
public record PlaybookFacts(
    boolean accepted,
    String reason,
    About about,
    Origin origin,
    Workflow workflow,
    List<ContentQuery> queries)
    implements FileFacts {

  /**
   * What the playbook says of itself.
   *
   * @param title {@code metadata.title}
   * @param parameterName the default of the parameter {@code PlaybookName}, resolved; empty when it
   *     is a mere placeholder such as {@code <PlaybookName>}, so that the catalog falls back to
   *     folder or file (weakness 13)
   * @param description {@code metadata.description} as Markdown, line ends as LF
   * @param prerequisites what must be there before, one entry per paragraph
   * @param postDeployment what to do afterwards, one entry per step
   * @param tags {@code metadata.tags}
   * @param entities {@code metadata.entities}: entity types that it works on
   */
  public record About(
      String title,
      String parameterName,
      String description,
      List<String> prerequisites,
      List<String> postDeployment,
      List<String> tags,
      List<String> entities) {
    /** Copies the collections, in their order. */
    public About {
      prerequisites = List.copyOf(prerequisites);
      postDeployment = List.copyOf(postDeployment);
      tags = List.copyOf(tags);
      entities = List.copyOf(entities);
    }
  }

  /**
   * Who made the playbook.
   *
   * @param author name of the author
   * @param supportTier {@code metadata.support.tier}
   * @param sourceKind {@code metadata.source.kind}
   * @param lastUpdate {@code metadata.lastUpdateTime} as written
   * @param hasMetadata whether the root metadata has a title or an author: a standalone playbook
   *     (4.6)
   */
  public record Origin(
      String author,
      String supportTier,
      String sourceKind,
      String lastUpdate,
      boolean hasMetadata) {}

  /**
   * What its workflow uses.
   *
   * @param triggers what starts it, in document order
   * @param connectors the Logic App connectors that it uses, by kind, then name
   * @param hosts the hosts that its HTTP actions call, lower-case, sorted
   * @param writeTables tables that it sends records to, in document order, each once
   */
  public record Workflow(
      List<Trigger> triggers,
      List<LogicAppConnector> connectors,
      List<String> hosts,
      List<String> writeTables) {
    /** Copies the collections, in their order. */
    public Workflow {
      triggers = List.copyOf(triggers);
      connectors = List.copyOf(connectors);
      hosts = List.copyOf(hosts);
      writeTables = List.copyOf(writeTables);
    }
  }

  /** Where a Logic App connector comes from. */
  public enum ConnectorKind {
    /** Microsoft runs it for all. */
    MANAGED,
    /** The author of the playbook deploys it. */
    CUSTOM,
    /** Part of the workflow engine. */
    BUILTIN
  }

  /**
   * A Logic App connector that the workflow uses.
   *
   * @param kind where it comes from
   * @param name its name, lower-case, without the number of a copy
   * @param connections how many connections to it the template deploys or expects
   * @param triggers how many triggers are of it
   * @param actions how many actions are of it
   */
  public record LogicAppConnector(
      ConnectorKind kind, String name, int connections, int triggers, int actions) {}

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
    queries = List.copyOf(queries);
  }

  /** A file that is no playbook. */
  public static PlaybookFacts rejected(String reason) {
    List<String> none = List.of();
    return new PlaybookFacts(
        false,
        reason,
        new About("", "", "", none, none, none, none),
        new Origin("", "", "", "", false),
        new Workflow(List.of(), List.of(), none, none),
        List.of());
  }

  @Override
  public CommonAttributes common() {
    return CommonAttributes.named(
        about.title().isEmpty() ? about.parameterName() : about.title(), about.description());
  }

  @Override
  public boolean hasMetadata() {
    return origin.hasMetadata();
  }

  @Override
  public List<String> writtenTables() {
    return workflow.writeTables();
  }
}
